// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import dev.inlay.format.Binary;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.ThriftEnum;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.thrift.TException;
import org.apache.thrift.partial.TFieldData;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMap;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TTransportException;
import org.jspecify.annotations.Nullable;

/**
 * Reads structs from bytes that may be anything. A struct's class steps through its fields and takes those it knows:
 *
 * <pre>
 *     in.beginStruct();
 *     while (in.nextField()) {
 *         switch (in.field()) {
 *             case KEY -&gt; key = in.string();
 *             case VALUE -&gt; value = in.string();
 *             default -&gt; in.skip();
 *         }
 *     }
 *     in.endStruct(REQUIRED);
 * </pre>
 *
 * <p>Whatever the bytes are, the only exception is {@link MalformedDataException}; nothing is read beyond the range; nesting
 * ends at {@value #MAX_DEPTH} levels; and no list is allocated before the bytes left could hold it. Bytes after a struct's
 * end are not an error (K14).
 */
public final class ThriftReader {

    /** Levels of structs, lists, sets and maps: libthrift's own default. The format itself needs eight. */
    static final int MAX_DEPTH = 64;

    private final byte[] bytes;
    private final int start;
    private final InputBytes input;
    private final TCompactProtocol protocol;

    /** For each open struct the ids below 64 that were there, one bit each. */
    private final long[] seen = new long[MAX_DEPTH + 1];

    private int depth;
    private int fieldId;
    private byte fieldType;

    /** Reads {@code length} bytes from {@code offset}. The array is not copied, and must not change. */
    public ThriftReader(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        this.bytes = bytes;
        this.start = offset;
        this.input = new InputBytes(bytes, offset, length);
        this.protocol = new Protocol(input);
    }

    /** Bytes consumed so far. */
    public int position() {
        return input.getBufferPosition() - start;
    }

    /** Enters a struct. */
    void beginStruct() throws MalformedDataException {
        descend();
        seen[depth] = 0;
        try {
            protocol.readStructBegin();
        } catch (TException e) {
            throw malformed(e);
        }
    }

    /** Goes to the next field of the struct; false at its end. */
    boolean nextField() throws MalformedDataException {
        try {
            int field = protocol.readFieldBeginData();
            fieldType = TFieldData.getType(field);
            fieldId = TFieldData.getId(field);
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
        if (fieldType == TType.STOP) {
            return false;
        }
        return true;
    }

    /** The current field, as {@link FieldType} writes it: its id and its type. */
    int field() {
        return FieldType.field(fieldType, fieldId);
    }

    /** Leaves a struct that has no required fields. */
    void endStruct() throws MalformedDataException {
        try {
            protocol.readStructEnd();
        } catch (TException e) {
            throw malformed(e);
        }
        depth--;
    }

    /** Leaves a struct, all of whose required fields must have been there. */
    void endStruct(RequiredFields required) throws MalformedDataException {
        String missing = required.missing(seen[depth]);
        if (missing != null) {
            throw malformed(missing + " is missing");
        }
        endStruct();
    }

    boolean bool() throws MalformedDataException {
        take();
        return boolElement();
    }

    byte i8() throws MalformedDataException {
        take();
        try {
            return protocol.readByte();
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    short i16() throws MalformedDataException {
        take();
        try {
            return protocol.readI16();
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    int i32() throws MalformedDataException {
        take();
        return i32Element();
    }

    long i64() throws MalformedDataException {
        take();
        return i64Element();
    }

    double float64() throws MalformedDataException {
        take();
        try {
            return protocol.readDouble();
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    /** UTF-8 text; what is not UTF-8 becomes U+FFFD. */
    String string() throws MalformedDataException {
        take();
        return stringElement();
    }

    Binary binary() throws MalformedDataException {
        take();
        return binaryElement();
    }

    /** An enum value, known or not. */
    <E extends Enum<E> & ThriftEnum> OpenEnum<E> openEnum(Class<E> type) throws MalformedDataException {
        return OpenEnum.of(type, i32());
    }

    /** An enum value that must be known, as nothing can be made of the file without it. */
    <E extends Enum<E> & ThriftEnum> E knownEnum(Class<E> type) throws MalformedDataException {
        OpenEnum<E> value = openEnum(type);
        if (value.known() == null) {
            throw malformed("unknown " + type.getSimpleName() + " " + value.id());
        }
        return value.known();
    }

    <T> T struct(StructReader<T> reader) throws MalformedDataException {
        take();
        return reader.read(this);
    }

    <T> List<T> structList(StructReader<T> reader) throws MalformedDataException {
        return list(TType.STRUCT, reader);
    }

    List<String> stringList() throws MalformedDataException {
        return list(TType.STRING, ThriftReader::stringElement);
    }

    List<Binary> binaryList() throws MalformedDataException {
        return list(TType.STRING, ThriftReader::binaryElement);
    }

    List<Boolean> boolList() throws MalformedDataException {
        return list(TType.BOOL, ThriftReader::boolElement);
    }

    List<Integer> i32List() throws MalformedDataException {
        return list(TType.I32, ThriftReader::i32Element);
    }

    List<Long> i64List() throws MalformedDataException {
        return list(TType.I64, ThriftReader::i64Element);
    }

    <E extends Enum<E> & ThriftEnum> List<OpenEnum<E>> openEnumList(Class<E> type) throws MalformedDataException {
        return list(TType.I32, in -> OpenEnum.of(type, in.i32Element()));
    }

    /**
     * A union: the first field that is a struct is its member. Every member of parquet.thrift is a struct; what is not, an
     * extension (Y01), say, is stepped over like an unknown field.
     *
     * @param unrecognized makes the value of a member that {@code member} does not know, or of a union without member
     */
    <T> T union(MemberReader<T> member, UnrecognizedMember<T> unrecognized) throws MalformedDataException {
        @Nullable T value = null;
        beginStruct();
        while (nextField()) {
            if (value != null || fieldType != TType.STRUCT) {
                skip();
                continue;
            }
            int id = fieldId;
            int from = input.getBufferPosition();
            value = member.read(this, id);
            if (value == null) {
                value = unrecognized.of(id, Binary.of(bytes, from, input.getBufferPosition() - from));
            }
        }
        endStruct();
        return value != null ? value : unrecognized.of(0, Binary.EMPTY);
    }

    /** A union of empty structs, which is an enum by other means. A union without member has id 0. */
    <E extends Enum<E> & ThriftEnum> OpenEnum<E> emptyUnion(Class<E> type) throws MalformedDataException {
        take();
        return union(
                (in, id) -> {
                    in.skip();
                    return OpenEnum.of(type, id);
                },
                (id, content) -> OpenEnum.of(type, id));
    }

    private <T> List<T> list(byte elementType, StructReader<T> element) throws MalformedDataException {
        take();
        int size = beginList(elementType);
        descend();
        // every element takes a byte or more, and beginList has seen that so many bytes are left
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.read(this));
        }
        depth--;
        return list;
    }

    /** The size of the list that begins here. */
    private int beginList(byte elementType) throws MalformedDataException {
        TList header;
        try {
            header = protocol.readListBegin();
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
        // some writers do not say of what an empty list is empty
        if (header.size > 0 && !sameBytes(header.elemType, elementType)) {
            throw malformed(
                    "field " + fieldId + " is a list of Thrift type " + header.elemType + ", not " + elementType);
        }
        return header.size;
    }

    /** Integers of all widths but i8 are the same zigzag varints, and not every writer states the right one. */
    private static boolean sameBytes(byte type, byte other) {
        return type == other || (isVarint(type) && isVarint(other));
    }

    private static boolean isVarint(byte type) {
        return type == TType.I16 || type == TType.I32 || type == TType.I64;
    }

    private boolean boolElement() throws MalformedDataException {
        try {
            return protocol.readBool();
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    private int i32Element() throws MalformedDataException {
        try {
            return protocol.readI32();
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    private long i64Element() throws MalformedDataException {
        try {
            return protocol.readI64();
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    private String stringElement() throws MalformedDataException {
        try {
            return protocol.readString();
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    private Binary binaryElement() throws MalformedDataException {
        try {
            ByteBuffer slice = protocol.readBinary();
            return Binary.of(slice.array(), slice.arrayOffset() + slice.position(), slice.remaining());
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    /** Steps over the current field, whatever it is. */
    void skip() throws MalformedDataException {
        skip(fieldType);
    }

    private void skip(byte type) throws MalformedDataException {
        try {
            skipValue(type);
        } catch (TException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    private void skipValue(byte type) throws TException, MalformedDataException {
        switch (type) {
            case TType.BOOL -> protocol.readBool();
            case TType.BYTE -> protocol.readByte();
            case TType.I16 -> protocol.readI16();
            case TType.I32 -> protocol.readI32();
            case TType.I64 -> protocol.readI64();
            case TType.DOUBLE -> protocol.readDouble();
            case TType.UUID -> protocol.readUuid();
            case TType.STRING -> protocol.readBinary();
            case TType.STRUCT -> {
                beginStruct();
                while (nextField()) {
                    skip(fieldType);
                }
                endStruct();
            }
            case TType.LIST, TType.SET -> {
                TList list = protocol.readListBegin();
                skipElements(list.size, list.elemType, null);
            }
            case TType.MAP -> {
                TMap map = protocol.readMapBegin();
                skipElements(map.size, map.keyType, map.valueType);
            }
            default -> throw malformed("a value of no Thrift type (" + type + ")");
        }
    }

    private void skipElements(int size, byte type, @Nullable Byte valueType) throws MalformedDataException {
        descend();
        for (int i = 0; i < size; i++) {
            skip(type);
            if (valueType != null) {
                skip(valueType);
            }
        }
        depth--;
    }

    private void descend() throws MalformedDataException {
        if (++depth > MAX_DEPTH) {
            throw malformed("nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    /** Notes that the current field was there. */
    private void take() {
        if (fieldId >= 0 && fieldId < Long.SIZE) {
            seen[depth] |= 1L << fieldId;
        }
    }

    /** The failure to throw for a reason found at the current position. */
    MalformedDataException malformed(String reason) {
        return new MalformedDataException(reason, position());
    }

    /** The failure to throw for one of libthrift, or of a record that refuses its numbers. */
    MalformedDataException malformed(Exception cause) {
        String reason = cause.getMessage();
        if (reason == null || cause instanceof ArrayIndexOutOfBoundsException) {
            // libthrift looks for the end of a varint without looking for the end of the array
            reason = "a number runs over the end";
        }
        return new MalformedDataException(reason, position(), cause);
    }

    /** Reads one value: a struct, or an element of a list. */
    interface StructReader<T> {
        T read(ThriftReader in) throws MalformedDataException;
    }

    /** Reads the member of a union. */
    interface MemberReader<T> {
        /** The member, or null if this version does not understand it; all of its bytes are consumed either way. */
        @Nullable
        T read(ThriftReader in, int id) throws MalformedDataException;
    }

    /** Makes what stands for a member that is not understood. */
    interface UnrecognizedMember<T> {
        T of(int id, Binary content);
    }

    /** libthrift 0.23 knows the type UUID, but not that it takes 16 bytes, and refuses every list of them. */
    private static final class Protocol extends TCompactProtocol {

        Protocol(InputBytes input) {
            super(input);
        }

        @Override
        public int getMinSerializedSize(byte type) throws TTransportException {
            return type == TType.UUID ? 16 : super.getMinSerializedSize(type);
        }
    }
}
