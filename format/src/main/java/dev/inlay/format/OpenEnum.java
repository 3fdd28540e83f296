// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A Thrift enum value as a file carries it: one of {@code E}'s constants, or a number that a later version of the format
 * gave a meaning. A file with such a number stays readable, and the number survives being written again; only who needs the
 * value (to decompress a page, say) fails, by {@link #require}.
 *
 * @param id what the file holds
 * @param known the constant with that id, or null
 */
public record OpenEnum<E extends Enum<E> & ThriftEnum>(
        int id, @Nullable E known) {

    private static final Map<Class<?>, OpenEnum<?>[]> CONSTANTS = new ConcurrentHashMap<>();

    public OpenEnum {
        if (known != null && known.id() != id) {
            throw new IllegalArgumentException(known + " has id " + known.id() + ", not " + id);
        }
    }

    /** The value that stands for {@code constant}; always the same object. */
    public static <E extends Enum<E> & ThriftEnum> OpenEnum<E> of(E constant) {
        return of(constant.getDeclaringClass(), constant.id());
    }

    /** The value that a file's {@code id} stands for in the enum {@code type}. */
    @SuppressWarnings("unchecked")
    public static <E extends Enum<E> & ThriftEnum> OpenEnum<E> of(Class<E> type, int id) {
        OpenEnum<?>[] byId = CONSTANTS.computeIfAbsent(type, t -> index(type));
        if (id >= 0 && id < byId.length && byId[id] != null) {
            return (OpenEnum<E>) byId[id];
        }
        return new OpenEnum<>(id, null);
    }

    private static <E extends Enum<E> & ThriftEnum> OpenEnum<?>[] index(Class<E> type) {
        int last = 0;
        for (E constant : type.getEnumConstants()) {
            last = Math.max(last, constant.id());
        }
        OpenEnum<?>[] byId = new OpenEnum<?>[last + 1];
        for (E constant : type.getEnumConstants()) {
            byId[constant.id()] = new OpenEnum<>(constant.id(), constant);
        }
        return byId;
    }

    /** Whether this is {@code constant}. */
    public boolean is(E constant) {
        return known == constant;
    }

    /**
     * The constant, for who cannot go on without it.
     *
     * @param what the thing this is, for the message: "codec", "encoding"
     * @throws ParquetException if this version knows no constant with this id
     */
    public E require(String what) throws ParquetException {
        if (known == null) {
            throw new ParquetException("unsupported " + what + " " + id);
        }
        return known;
    }

    /** The constant's name, or the number. */
    @Override
    public String toString() {
        return known == null ? "#" + id : known.name();
    }
}
