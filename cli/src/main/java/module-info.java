// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** The inlay command. */
@org.jspecify.annotations.NullMarked
module dev.inlay.cli {
    requires static transitive org.jspecify;
    requires dev.inlay.s3;
    requires dev.inlay.writer;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.services.s3;
    requires info.picocli;
    requires de.siegmar.fastcsv;
    requires com.fasterxml.jackson.core;
    requires me.tongfei.progressbar;

    // picocli fills the fields that are annotated as options
    opens dev.inlay.cli to
            info.picocli;
}
