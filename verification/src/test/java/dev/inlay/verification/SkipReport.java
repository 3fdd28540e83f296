// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end of a run what was not run and why, each reason once: a skipped test that nobody notices is a test that
 * does not exist. Registered in META-INF/services, so every run of this module prints it.
 */
public final class SkipReport implements TestExecutionListener {

    private static final String RULE = "-".repeat(72);

    private final PrintStream out;
    private final Map<String, Skipped> byReason = new TreeMap<>();

    /** How many tests had one reason, and in which classes. */
    private static final class Skipped {
        int tests;
        final Set<String> classes = new TreeSet<>();
    }

    /** Called by the launcher. */
    public SkipReport() {
        this(System.out);
    }

    SkipReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            note(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        out.println(text());
    }

    private synchronized void note(TestIdentifier test, String reason) {
        // JUnit puts its own words in front of an assumption's message
        String bare = reason.replaceFirst("^Assumption failed: ", "").strip();
        Skipped skipped = byReason.computeIfAbsent(bare, r -> new Skipped());
        skipped.tests++;
        skipped.classes.add(className(test));
    }

    private static String className(TestIdentifier test) {
        return test.getSource()
                .map(source -> {
                    if (source instanceof MethodSource method) {
                        return method.getClassName();
                    }
                    return source instanceof ClassSource type ? type.getClassName() : test.getDisplayName();
                })
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .orElse(test.getDisplayName());
    }

    private synchronized String text() {
        StringBuilder text = new StringBuilder(RULE).append('\n');
        if (byReason.isEmpty()) {
            text.append("verification: nothing was skipped\n");
        } else {
            text.append("verification: SKIPPED\n");
            byReason.forEach((reason, skipped) -> text.append("  ")
                    .append(skipped.tests)
                    .append(skipped.tests == 1 ? " test or class: " : " tests or classes: ")
                    .append(reason)
                    .append("\n      in ")
                    .append(String.join(", ", skipped.classes))
                    .append('\n'));
        }
        return text.append(RULE).toString();
    }
}
