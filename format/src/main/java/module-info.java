// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** What a Parquet file is: metadata records, the schema tree, their Thrift form, and the seams to storage. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the modules that dev.inlay.format.thrift is exported to are compiled after this one
module dev.inlay.format {
    requires static transitive org.jspecify;
    requires org.apache.thrift;

    exports dev.inlay.format;
    exports dev.inlay.format.thrift to
            dev.inlay.reader,
            dev.inlay.writer;
    exports dev.inlay.io;
    exports dev.inlay.record;
    exports dev.inlay.schema;
}
