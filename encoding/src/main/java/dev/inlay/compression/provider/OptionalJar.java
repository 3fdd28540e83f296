// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import org.jspecify.annotations.Nullable;

/** Whether the classes of an optional jar can be used; found out once, when first asked. */
final class OptionalJar {

    /** Loads what there is to load. May throw anything, and be the first to touch a class of the jar. */
    interface Trial {
        void run() throws Throwable;
    }

    static final String MISSING = "not found";

    private final String className;
    private final Trial trial;
    private boolean known;
    private @Nullable String problem;

    OptionalJar(String className, Trial trial) {
        this.className = className;
        this.trial = trial;
    }

    /** Why not; null if they can. */
    synchronized @Nullable String problem() {
        if (!known) {
            problem = find();
            known = true;
        }
        return problem;
    }

    private @Nullable String find() {
        Class<?> type;
        try {
            type = Class.forName(className, false, OptionalJar.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return MISSING;
        } catch (UnsupportedClassVersionError e) {
            return "needs a newer Java than " + Runtime.version().feature();
        } catch (LinkageError e) {
            return "does not load: " + e;
        }
        // on the class path, the jar is of the unnamed module, which "requires static" does not cover
        OptionalJar.class.getModule().addReads(type.getModule());
        try {
            trial.run();
            return null;
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            // UnsatisfiedLinkError, NoClassDefFoundError, ExceptionInInitializerError, and errors of the library's own
            return "does not load: " + e;
        }
    }
}
