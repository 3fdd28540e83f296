// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SkipReportTest {

    /** Run by the launcher below only: surefire passes nested classes by. */
    static class Some {
        @Test
        void one() {
            Assumptions.abort("python3 not found");
        }

        @Test
        void two() {
            Assumptions.assumeTrue(false, "python3 not found");
        }

        @Test
        @Disabled("the moon is full")
        void three() {}

        @Test
        void four() {}
    }

    static class None {
        @Test
        void one() {}
    }

    @Test
    void eachReasonOnceWithItsCount() {
        assertThat(reportOn(Some.class))
                .contains("verification: SKIPPED\n")
                .contains("  2 tests or classes: python3 not found\n      in SkipReportTest$Some\n")
                .contains("  1 test or class: the moon is full\n      in SkipReportTest$Some\n")
                .doesNotContain("nothing was skipped");
    }

    @Test
    void nothingIsSaidToo() {
        assertThat(reportOn(None.class)).contains("verification: nothing was skipped\n");
    }

    private static String reportOn(Class<?> tests) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        SkipReport report = new SkipReport(new PrintStream(printed, true, UTF_8));
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(report)
                .build();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        LauncherFactory.create(config).execute(request);
        return printed.toString(UTF_8);
    }
}
