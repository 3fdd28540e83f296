// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.alone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Footer;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.protocol.TCompactProtocol;
import org.junit.jupiter.api.Test;

/**
 * libthrift is all that this module needs at run time. Its declared dependencies (HTTP clients, servlets, slf4j) are excluded in
 * the POM; here a footer is written and read by a JVM that has none of them.
 */
class RuntimeModulesTest {

    @Test
    void aFooterTakesTwoModulesAndTheJdk() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        location(Footer.class) + File.pathSeparator + location(TCompactProtocol.class),
                        "--add-modules",
                        "dev.inlay.format",
                        "--class-path",
                        System.getProperty("basedir") + File.separator + "target" + File.separator + "test-classes",
                        FooterAlone.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).isEqualTo("dev.inlay.format org.apache.thrift");
        assertThat(process.exitValue()).isZero();
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
