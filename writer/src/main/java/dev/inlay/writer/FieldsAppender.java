// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.writer.internal.rows.Fields;
import dev.inlay.writer.internal.rows.Slot;
import org.jspecify.annotations.Nullable;

/**
 * What a row and a struct have in common: fields, each of which is set once or left out; those left out are null. A field goes by
 * its name or, for a little more speed, by its index in the schema.
 *
 * <p>Values are taken in these forms; whatever is not in the table, or does not fit, is refused:
 *
 * <pre>
 *  BOOLEAN                   boolean
 *  INT32, INTEGER(8..32)     int; long for INTEGER(32, unsigned), within its range
 *  INT64, INTEGER(64)        int, long; BigInteger for unsigned ones
 *  FLOAT, DOUBLE             float; double, float and int
 *  STRING, ENUM, JSON        String or other text, an enum constant (its name), UTF-8 as byte[]
 *  BYTE_ARRAY, BSON          byte[], ByteBuffer
 *  FIXED_LEN_BYTE_ARRAY      byte[] of that length
 *  DECIMAL                   BigDecimal, BigInteger, without loss of digits
 *  DATE                      LocalDate; int is days since 1970-01-01
 *  TIME                      LocalTime, cut to the unit; int or long is steps of the unit
 *  TIMESTAMP                 Instant if adjusted to UTC, else LocalDateTime, cut to the unit; long is steps of the unit
 *  UUID                      UUID
 *  FLOAT16                   float, rounded
 *  INTERVAL                  Period, Duration
 *  a group                   {@link #struct}, or a Map of its fields by name
 *  LIST, a repeated field    {@link #list}, or a Collection or array
 *  MAP                       {@link #map}, or a Map
 *  any that is optional      null
 * </pre>
 *
 * <p>What is refused is an {@link IllegalArgumentException} naming column and row; calls that do not belong where they come are an
 * {@link IllegalStateException}. Either way this row is lost: {@link RowAppender#discard} it. Earlier rows come to no harm.
 *
 * @param <A> the appender itself
 */
public abstract sealed class FieldsAppender<A extends FieldsAppender<A>> extends Appender
        permits RowAppender, StructAppender {

    private final Fields fields;
    private final @Nullable Appender[] held;

    FieldsAppender(String name, boolean open, Fields fields) {
        super(name, open);
        this.fields = fields;
        this.held = new Appender[fields.size()];
    }

    abstract A self();

    /** Values that each field had before this row or struct. */
    abstract int before();

    final Fields fields() {
        return fields;
    }

    public A set(String field, boolean value) {
        return set(index(field), value);
    }

    public A set(int field, boolean value) {
        unset(field).set(value);
        return self();
    }

    public A set(String field, int value) {
        return set(index(field), value);
    }

    public A set(int field, int value) {
        unset(field).set(value);
        return self();
    }

    public A set(String field, long value) {
        return set(index(field), value);
    }

    public A set(int field, long value) {
        unset(field).set(value);
        return self();
    }

    public A set(String field, float value) {
        return set(index(field), value);
    }

    public A set(int field, float value) {
        unset(field).set(value);
        return self();
    }

    public A set(String field, double value) {
        return set(index(field), value);
    }

    public A set(int field, double value) {
        unset(field).set(value);
        return self();
    }

    /** Sets a field to anything that the table above has for it. */
    public A set(String field, @Nullable Object value) {
        return set(index(field), value);
    }

    /** Sets a field to anything that the table above has for it. */
    public A set(int field, @Nullable Object value) {
        unset(field).set(value);
        return self();
    }

    /** Sets an optional field to null, which it would be anyway. */
    public A setNull(String field) {
        return setNull(index(field));
    }

    /** Sets an optional field to null, which it would be anyway. */
    public A setNull(int field) {
        unset(field).setNull();
        return self();
    }

    /**
     * Begins the struct in this field. It is finished by the next call on this appender, and what it returns is the same object for
     * every row.
     */
    public StructAppender struct(String field) {
        return struct(index(field));
    }

    /** Begins the struct in this field; see {@link #struct(String)}. */
    public StructAppender struct(int field) {
        StructAppender struct = openStruct(unset(field), held[field]);
        held[field] = struct;
        return struct;
    }

    /**
     * Begins the list in this field, empty so far. It is finished by the next call on this appender, and what it returns is the same
     * object for every row.
     */
    public ListAppender list(String field) {
        return list(index(field));
    }

    /** Begins the list in this field; see {@link #list(String)}. */
    public ListAppender list(int field) {
        ListAppender list = openList(unset(field), held[field]);
        held[field] = list;
        return list;
    }

    /**
     * Begins the map in this field, empty so far. It is finished by the next call on this appender, and what it returns is the same
     * object for every row.
     */
    public MapAppender map(String field) {
        return map(index(field));
    }

    /** Begins the map in this field; see {@link #map(String)}. */
    public MapAppender map(int field) {
        MapAppender map = openMap(unset(field), held[field]);
        held[field] = map;
        return map;
    }

    private int index(String field) {
        Integer index = fields.index(field);
        if (index == null) {
            throw row().unknown("no field " + field + " among " + fields.names());
        }
        return index;
    }

    private Slot unset(int field) {
        goOn();
        if (field < 0 || field >= fields.size()) {
            throw row().unknown("no field " + field + " among " + fields.size());
        }
        Slot slot = fields.slot(field);
        if (slot.length() != before()) {
            throw row().misuse("column " + slot.path() + " is set already");
        }
        return slot;
    }
}
