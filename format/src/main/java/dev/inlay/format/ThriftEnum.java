// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** An enumeration of parquet.thrift: each constant knows the number it travels as. */
public interface ThriftEnum {

    /** The constant's value in parquet.thrift. */
    int id();

    /** The constant's name in parquet.thrift. */
    String name();
}
