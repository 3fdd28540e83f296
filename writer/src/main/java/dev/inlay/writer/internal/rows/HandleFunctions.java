// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Functions that call a method handle: what {@link Accessors} has for records of other modules. */
final class HandleFunctions {

    private HandleFunctions() {}

    private record OfBoolean(MethodHandle handle) implements Predicate<Object> {
        @Override
        public boolean test(Object bean) {
            try {
                return (boolean) handle.invokeExact(bean);
            } catch (Throwable e) {
                throw asIs(e);
            }
        }
    }

    private record OfInt(MethodHandle handle) implements ToIntFunction<Object> {
        @Override
        public int applyAsInt(Object bean) {
            try {
                return (int) handle.invokeExact(bean);
            } catch (Throwable e) {
                throw asIs(e);
            }
        }
    }

    private record OfLong(MethodHandle handle) implements ToLongFunction<Object> {
        @Override
        public long applyAsLong(Object bean) {
            try {
                return (long) handle.invokeExact(bean);
            } catch (Throwable e) {
                throw asIs(e);
            }
        }
    }

    private record OfDouble(MethodHandle handle) implements ToDoubleFunction<Object> {
        @Override
        public double applyAsDouble(Object bean) {
            try {
                return (double) handle.invokeExact(bean);
            } catch (Throwable e) {
                throw asIs(e);
            }
        }
    }

    private record OfObject(MethodHandle handle) implements Function<Object, @Nullable Object> {
        @Override
        public @Nullable Object apply(Object bean) {
            try {
                return (Object) handle.invokeExact(bean);
            } catch (Throwable e) {
                throw asIs(e);
            }
        }
    }

    /** The function of the kind that {@link Accessors} lists. */
    static Object of(MethodHandle accessor) {
        Class<?> type = accessor.type().returnType();
        if (!type.isPrimitive()) {
            return new OfObject(typed(accessor, Object.class));
        }
        if (type == boolean.class) {
            return new OfBoolean(typed(accessor, type));
        }
        if (type == long.class) {
            return new OfLong(typed(accessor, type));
        }
        if (type == float.class || type == double.class) {
            return new OfDouble(typed(accessor, double.class));
        }
        return new OfInt(typed(accessor, int.class));
    }

    private static MethodHandle typed(MethodHandle accessor, Class<?> result) {
        return accessor.asType(MethodType.methodType(result, Object.class));
    }

    /** What an accessor throws reaches the caller as it is, checked or not. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast is erased
    private static <E extends Throwable> RuntimeException asIs(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
