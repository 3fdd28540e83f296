// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import org.apache.thrift.protocol.TType;

/**
 * A field is its id and its type, {@code I64 | 3}. A field with a known id and another type is one that we do not know, and
 * is stepped over like any other, which is what Thrift's generated code does as well: there are files of a fork that put
 * a list where parquet.thrift has put a number since.
 */
final class FieldType {

    static final int BOOL = TType.BOOL << 16;
    static final int I8 = TType.BYTE << 16;
    static final int I16 = TType.I16 << 16;
    static final int I32 = TType.I32 << 16;
    static final int I64 = TType.I64 << 16;
    static final int DOUBLE = TType.DOUBLE << 16;
    /** Text and bytes are the same to Thrift. */
    static final int BINARY = TType.STRING << 16;

    static final int LIST = TType.LIST << 16;
    /** A struct or a union. */
    static final int STRUCT = TType.STRUCT << 16;

    private FieldType() {}

    static int field(byte type, int id) {
        return (type << 16) | (id & 0xFFFF);
    }

    static int id(int field) {
        return field & 0xFFFF;
    }
}
