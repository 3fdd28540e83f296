// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.Repetition;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.ListVector;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A list, or a bare repeated field: its elements are added one after another, or taken from a collection or an array. */
public final class ListSlot extends Slot {

    private final ListVector.Builder to;
    private final Slot element;
    private final boolean neverNull;

    ListSlot(SchemaNode field, ListVector.Builder to, Slot element, String path, CurrentRow row) {
        super(field, path, row);
        this.to = to;
        this.element = element;
        this.neverNull = field.repetition() == Repetition.REPEATED;
    }

    /** The path of the element of the list at {@code path}. */
    static String elementPath(String path, ListShape list) {
        if (list.rule() == ListShape.Rule.UNANNOTATED) {
            return path;
        }
        String repeated = path + '.' + list.repeated().name();
        return list.isThreeLevel() ? repeated + '.' + list.element().name() : repeated;
    }

    public Slot element() {
        return element;
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return "a list takes a Collection or an array of its elements";
    }

    /** Mostly a collection, so that is asked first. */
    @Override
    public void set(@Nullable Object value) {
        if (value instanceof Collection<?>) {
            setObject(value);
        } else {
            super.set(value);
        }
    }

    @Override
    void setObject(Object value) {
        if (value instanceof Iterable<?> elements) {
            for (Object each : elements) {
                element.set(each);
            }
        } else if (value instanceof Object[] elements) {
            for (Object each : elements) {
                element.set(each);
            }
        } else if (!addAll(value)) {
            super.setObject(value);
            return;
        }
        end();
    }

    private boolean addAll(Object array) {
        if (array instanceof int[] elements) {
            for (int each : elements) {
                element.set(each);
            }
        } else if (array instanceof long[] elements) {
            for (long each : elements) {
                element.set(each);
            }
        } else if (array instanceof float[] elements) {
            for (float each : elements) {
                element.set(each);
            }
        } else if (array instanceof double[] elements) {
            for (double each : elements) {
                element.set(each);
            }
        } else {
            return false;
        }
        return true;
    }

    /** The list is whole. */
    public void end() {
        to.append();
    }

    @Override
    public void setMissing() {
        if (neverNull) {
            end();
        } else {
            super.setMissing();
        }
    }

    @Override
    void appendNull() {
        to.appendNull();
    }
}
