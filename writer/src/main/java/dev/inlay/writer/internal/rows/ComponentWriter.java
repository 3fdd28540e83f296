// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Moves one component of a record into its slot. There is a kind for each primitive type, which never becomes an object; the
 * slots of the frequent ones are of a known class, so that one call fewer is looked up.
 */
abstract class ComponentWriter {

    /** Asks {@code bean} for the component, and appends it. */
    abstract void write(Object bean);

    static List<ComponentWriter> all(List<Shape.Component> components, IntFunction<Slot> slots) {
        List<ComponentWriter> writers = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            writers.add(of(components.get(i), slots.apply(i)));
        }
        return List.copyOf(writers);
    }

    @SuppressWarnings("unchecked") // what Accessors promises for each class
    private static ComponentWriter of(Shape.Component component, Slot slot) {
        Class<?> raw = component.raw();
        Object get = component.accessor();
        if (raw == boolean.class) {
            return new OfBoolean((Predicate<Object>) get, (BooleanSlot) slot);
        }
        if (raw == char.class) {
            return new OfChar((ToIntFunction<Object>) get, slot);
        }
        if (raw == int.class || raw == short.class || raw == byte.class) {
            return new OfInt((ToIntFunction<Object>) get, (IntSlot) slot);
        }
        if (raw == long.class) {
            return new OfLong((ToLongFunction<Object>) get, (LongSlot) slot);
        }
        if (raw == float.class) {
            return new OfFloat((ToDoubleFunction<Object>) get, (FloatSlot) slot);
        }
        if (raw == double.class) {
            return new OfDouble((ToDoubleFunction<Object>) get, (DoubleSlot) slot);
        }
        return new OfObject((Function<Object, @Nullable Object>) get, slot);
    }

    private static final class OfBoolean extends ComponentWriter {

        private final Predicate<Object> get;
        private final BooleanSlot slot;

        OfBoolean(Predicate<Object> get, BooleanSlot slot) {
            this.get = get;
            this.slot = slot;
        }

        @Override
        void write(Object bean) {
            slot.set(get.test(bean));
        }
    }

    private static final class OfChar extends ComponentWriter {

        private final ToIntFunction<Object> get;
        private final Slot slot;

        OfChar(ToIntFunction<Object> get, Slot slot) {
            this.get = get;
            this.slot = slot;
        }

        @Override
        void write(Object bean) {
            slot.set(String.valueOf((char) get.applyAsInt(bean)));
        }
    }

    private static final class OfInt extends ComponentWriter {

        private final ToIntFunction<Object> get;
        private final IntSlot slot;

        OfInt(ToIntFunction<Object> get, IntSlot slot) {
            this.get = get;
            this.slot = slot;
        }

        @Override
        void write(Object bean) {
            slot.set(get.applyAsInt(bean));
        }
    }

    private static final class OfLong extends ComponentWriter {

        private final ToLongFunction<Object> get;
        private final LongSlot slot;

        OfLong(ToLongFunction<Object> get, LongSlot slot) {
            this.get = get;
            this.slot = slot;
        }

        @Override
        void write(Object bean) {
            slot.set(get.applyAsLong(bean));
        }
    }

    private static final class OfFloat extends ComponentWriter {

        private final ToDoubleFunction<Object> get;
        private final FloatSlot slot;

        OfFloat(ToDoubleFunction<Object> get, FloatSlot slot) {
            this.get = get;
            this.slot = slot;
        }

        @Override
        void write(Object bean) {
            slot.set((float) get.applyAsDouble(bean)); // was a float before it was widened
        }
    }

    private static final class OfDouble extends ComponentWriter {

        private final ToDoubleFunction<Object> get;
        private final DoubleSlot slot;

        OfDouble(ToDoubleFunction<Object> get, DoubleSlot slot) {
            this.get = get;
            this.slot = slot;
        }

        @Override
        void write(Object bean) {
            slot.set(get.applyAsDouble(bean));
        }
    }

    private static final class OfObject extends ComponentWriter {

        private final Function<Object, @Nullable Object> get;
        private final Slot slot;

        OfObject(Function<Object, @Nullable Object> get, Slot slot) {
            this.get = get;
            this.slot = slot;
        }

        @Override
        void write(Object bean) {
            slot.set(get.apply(bean));
        }
    }
}
