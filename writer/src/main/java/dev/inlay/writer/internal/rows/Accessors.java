// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The accessors of a record's components as functions, as the compiler makes them of {@code Trip::id}: no reflection and no boxing when
 * they run. Such a function can be made only by who has all the rights of the record's own module; for records of another module
 * it calls a method handle, which the compiler does not see through: eight components took 95 to 127 ns a record instead of 43 to
 * 64.
 *
 * <pre>
 *  boolean                  Predicate              float, double    ToDoubleFunction
 *  byte, short, char, int   ToIntFunction          long             ToLongFunction
 *  any other                Function
 * </pre>
 */
final class Accessors {

    /** The compiler's functions, each a class of its own, as long-lived as the record's; so they are made once for each record. */
    private static final ClassValue<AtomicReference<Object @Nullable []>> MADE = new ClassValue<>() {
        @Override
        protected AtomicReference<Object @Nullable []> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    };

    private Accessors() {}

    /**
     * A function for each component.
     *
     * @param caller who may read the record; null for this module
     * @throws IllegalArgumentException if it may not, saying what to open
     */
    static Object[] of(Class<?> record, MethodHandles.@Nullable Lookup caller) {
        MethodHandles.Lookup lookup =
                lookup(record, caller); // asked anew each time: another caller may have fewer rights
        if (!lookup.hasFullPrivilegeAccess()) {
            return make(record, lookup);
        }
        AtomicReference<Object @Nullable []> cell = MADE.get(record);
        Object[] made = cell.get();
        if (made == null) {
            made = make(record, lookup);
            cell.set(made);
        }
        return made;
    }

    private static MethodHandles.Lookup lookup(Class<?> record, MethodHandles.@Nullable Lookup caller) {
        Module home = record.getModule();
        try {
            if (caller != null) {
                return MethodHandles.privateLookupIn(record, caller);
            }
            Accessors.class.getModule().addReads(home);
            return MethodHandles.privateLookupIn(record, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            String reason = caller == null
                    ? "its package is not open to Inlay: say \"opens " + record.getPackageName()
                            + " to dev.inlay.writer;\" in module " + home.getName()
                            + ", or hand in a MethodHandles.lookup() of that module"
                    : "the lookup " + caller + " may not read it: it should be the MethodHandles.lookup() of a class in"
                            + " the record's module";
            throw new IllegalArgumentException("record " + record.getTypeName() + ": " + reason, e);
        }
    }

    private static Object[] make(Class<?> record, MethodHandles.Lookup lookup) {
        RecordComponent[] components = record.getRecordComponents();
        Object[] functions = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            try {
                MethodHandle accessor = lookup.unreflect(components[i].getAccessor());
                functions[i] =
                        lookup.hasFullPrivilegeAccess() ? function(lookup, accessor) : HandleFunctions.of(accessor);
            } catch (Throwable e) {
                throw new IllegalStateException(
                        "record " + record.getTypeName() + ": no function for component " + components[i].getName(), e);
            }
        }
        return functions;
    }

    private static Object function(MethodHandles.Lookup lookup, MethodHandle accessor) throws Throwable {
        Class<?> type = accessor.type().returnType();
        if (!type.isPrimitive()) {
            return function(lookup, accessor, Function.class, "apply", Object.class, type);
        }
        if (type == boolean.class) {
            return function(lookup, accessor, Predicate.class, "test", type, type);
        }
        if (type == long.class) {
            return function(lookup, accessor, ToLongFunction.class, "applyAsLong", type, type);
        }
        if (type == float.class || type == double.class) {
            return function(lookup, accessor, ToDoubleFunction.class, "applyAsDouble", double.class, double.class);
        }
        return function(lookup, accessor, ToIntFunction.class, "applyAsInt", int.class, int.class);
    }

    private static Object function(
            MethodHandles.Lookup lookup,
            MethodHandle accessor,
            Class<?> function,
            String method,
            Class<?> erased,
            Class<?> actual)
            throws Throwable {
        return LambdaMetafactory.metafactory(
                        lookup,
                        method,
                        MethodType.methodType(function),
                        MethodType.methodType(erased, Object.class),
                        accessor,
                        MethodType.methodType(actual, accessor.type().parameterType(0)))
                .getTarget()
                .invoke();
    }
}
