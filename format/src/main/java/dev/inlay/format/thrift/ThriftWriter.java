// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import dev.inlay.format.Binary;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.ThriftEnum;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.jspecify.annotations.Nullable;

/**
 * Writes structs to memory. A struct's class names its fields in the order of their ids, absent ones included: a field whose
 * value is null is left out.
 *
 * <pre>
 *     out.beginStruct();
 *     out.string(KEY, pair.key());
 *     out.string(VALUE, pair.value());
 *     out.endStruct();
 * </pre>
 */
public final class ThriftWriter {

    private static final TStruct STRUCT = new TStruct("");

    private static final int TYPES = TType.UUID + 1;
    private static final int FIELD_IDS = 32;

    /** A header for each type and id in use, so that none is made for each field written. */
    private static final TField[] FIELDS = fields();

    private final OutputBytes output = new OutputBytes();
    private final TCompactProtocol protocol = new TCompactProtocol(output);

    /** A writer with nothing written. */
    public ThriftWriter() {}

    /** Bytes written since the start or the last {@link #reset}. */
    public int size() {
        return output.size();
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return output.toByteArray();
    }

    /** Copies the bytes to {@code target}, from {@code offset} on. */
    public void copyTo(byte[] target, int offset) {
        output.copyTo(target, offset);
    }

    /** Forgets what was written and keeps the memory, for the next struct. */
    public void reset() {
        output.reset();
        protocol.reset();
    }

    void beginStruct() {
        try {
            protocol.writeStructBegin(STRUCT);
        } catch (TException e) {
            throw unwritable(e);
        }
    }

    void endStruct() {
        try {
            protocol.writeFieldStop();
            protocol.writeStructEnd();
        } catch (TException e) {
            throw unwritable(e);
        }
    }

    void bool(int field, @Nullable Boolean value) {
        if (value != null) {
            try {
                protocol.writeFieldBegin(field(TType.BOOL, field));
                protocol.writeBool(value);
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    void i8(int field, @Nullable Byte value) {
        if (value != null) {
            try {
                protocol.writeFieldBegin(field(TType.BYTE, field));
                protocol.writeByte(value);
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    void i16(int field, @Nullable Short value) {
        if (value != null) {
            try {
                protocol.writeFieldBegin(field(TType.I16, field));
                protocol.writeI16(value);
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    void i32(int field, int value) {
        try {
            protocol.writeFieldBegin(field(TType.I32, field));
            protocol.writeI32(value);
        } catch (TException e) {
            throw unwritable(e);
        }
    }

    void i32(int field, @Nullable Integer value) {
        if (value != null) {
            i32(field, value.intValue());
        }
    }

    void i64(int field, long value) {
        try {
            protocol.writeFieldBegin(field(TType.I64, field));
            protocol.writeI64(value);
        } catch (TException e) {
            throw unwritable(e);
        }
    }

    void i64(int field, @Nullable Long value) {
        if (value != null) {
            i64(field, value.longValue());
        }
    }

    void float64(int field, @Nullable Double value) {
        if (value != null) {
            try {
                protocol.writeFieldBegin(field(TType.DOUBLE, field));
                protocol.writeDouble(value);
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    void string(int field, @Nullable String value) {
        if (value != null) {
            try {
                protocol.writeFieldBegin(field(TType.STRING, field));
                protocol.writeString(value);
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    void binary(int field, @Nullable Binary value) {
        if (value != null) {
            try {
                protocol.writeFieldBegin(field(TType.STRING, field));
                protocol.writeBinary(value.toByteBuffer());
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    void openEnum(int field, @Nullable OpenEnum<?> value) {
        if (value != null) {
            i32(field, value.id());
        }
    }

    void knownEnum(int field, @Nullable ThriftEnum value) {
        if (value != null) {
            i32(field, value.id());
        }
    }

    <T> void struct(int field, @Nullable T value, StructWriter<? super T> writer) {
        if (value != null) {
            beginField(TType.STRUCT, field);
            writer.write(this, value);
        }
    }

    /** A field whose value is a struct without fields: most members of unions. */
    void emptyStruct(int field) {
        beginField(TType.STRUCT, field);
        beginStruct();
        endStruct();
    }

    /** A union of empty structs, with the one member that {@code value} names, or none if its id is 0. */
    void emptyUnion(int field, OpenEnum<?> value) {
        beginField(TType.STRUCT, field);
        beginStruct();
        if (value.id() != 0) {
            emptyStruct(value.id());
        }
        endStruct();
    }

    /** The member of a union that was not understood when it was read: its bytes as they were, none if there was none. */
    void unrecognizedMember(int field, Binary content) {
        if (content.length() > 0) {
            beginField(TType.STRUCT, field);
            try {
                output.write(content.toByteBuffer());
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    <T> void structList(int field, @Nullable List<T> values, StructWriter<? super T> writer) {
        if (values != null) {
            beginList(TType.STRUCT, field, values.size());
            for (T value : values) {
                writer.write(this, value);
            }
        }
    }

    void stringList(int field, @Nullable List<String> values) {
        if (values != null) {
            beginList(TType.STRING, field, values.size());
            try {
                for (String value : values) {
                    protocol.writeString(value);
                }
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    void binaryList(int field, @Nullable List<Binary> values) {
        if (values != null) {
            beginList(TType.STRING, field, values.size());
            try {
                for (Binary value : values) {
                    protocol.writeBinary(value.toByteBuffer());
                }
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    void boolList(int field, @Nullable List<Boolean> values) {
        if (values != null) {
            beginList(TType.BOOL, field, values.size());
            try {
                for (boolean value : values) {
                    protocol.writeBool(value);
                }
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    void i32List(int field, @Nullable List<Integer> values) {
        if (values != null) {
            beginList(TType.I32, field, values.size());
            try {
                for (int value : values) {
                    protocol.writeI32(value);
                }
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    void i64List(int field, @Nullable List<Long> values) {
        if (values != null) {
            beginList(TType.I64, field, values.size());
            try {
                for (long value : values) {
                    protocol.writeI64(value);
                }
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    <E extends Enum<E> & ThriftEnum> void openEnumList(int field, @Nullable List<OpenEnum<E>> values) {
        if (values != null) {
            beginList(TType.I32, field, values.size());
            try {
                for (OpenEnum<E> value : values) {
                    protocol.writeI32(value.id());
                }
            } catch (TException e) {
                throw unwritable(e);
            }
        }
    }

    private void beginList(byte elementType, int field, int size) {
        beginField(TType.LIST, field);
        try {
            protocol.writeListBegin(new TList(elementType, size));
        } catch (TException e) {
            throw unwritable(e);
        }
    }

    private void beginField(byte type, int field) {
        try {
            protocol.writeFieldBegin(field(type, field));
        } catch (TException e) {
            throw unwritable(e);
        }
    }

    private static TField field(byte type, int field) {
        int id = FieldType.id(field);
        return id < FIELD_IDS ? FIELDS[type * FIELD_IDS + id] : new TField("", type, (short) id);
    }

    private static TField[] fields() {
        TField[] fields = new TField[TYPES * FIELD_IDS];
        for (int type = 0; type < TYPES; type++) {
            for (int id = 0; id < FIELD_IDS; id++) {
                fields[type * FIELD_IDS + id] = new TField("", (byte) type, (short) id);
            }
        }
        return fields;
    }

    /** Memory does not fail; what is left is metadata too large for an array. */
    private static IllegalStateException unwritable(TException e) {
        return new IllegalStateException(e.getMessage(), e);
    }

    /** Writes one struct. */
    interface StructWriter<T> {
        void write(ThriftWriter out, T value);
    }
}
