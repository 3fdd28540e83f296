// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The footer's {@code created_by}, in the form that readers take apart to work around old bugs:
 * {@code <application> version <semantic version> (build <hash>)}. Version and hash are filled in by the build.
 */
final class CreatedBy {

    /** {@code inlay version X (build H)}; H is {@code unknown} unless the build was told the commit. */
    static final String TEXT = read();

    private CreatedBy() {}

    private static String read() {
        Properties build = new Properties();
        try (InputStream in = CreatedBy.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing beside " + CreatedBy.class);
            }
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "inlay version " + build.getProperty("version") + " (build " + build.getProperty("commit") + ")";
    }
}
