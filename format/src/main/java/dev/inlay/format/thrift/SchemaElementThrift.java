// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BINARY;
import static dev.inlay.format.thrift.FieldType.I32;
import static dev.inlay.format.thrift.FieldType.STRUCT;

import dev.inlay.format.ConvertedType;
import dev.inlay.format.LogicalType;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/**
 * {@link SchemaElement}. A physical type or repetition that is unknown refuses the file, as nothing could be read from any
 * column after it; an unknown converted or logical type does not.
 */
final class SchemaElementThrift {

    private static final int TYPE = I32 | 1;
    private static final int TYPE_LENGTH = I32 | 2;
    private static final int REPETITION_TYPE = I32 | 3;
    private static final int NAME = BINARY | 4;
    private static final int NUM_CHILDREN = I32 | 5;
    private static final int CONVERTED_TYPE = I32 | 6;
    private static final int SCALE = I32 | 7;
    private static final int PRECISION = I32 | 8;
    private static final int FIELD_ID = I32 | 9;
    private static final int LOGICAL_TYPE = STRUCT | 10;

    private static final RequiredFields REQUIRED =
            RequiredFields.of("SchemaElement").with(NAME, "name");

    private SchemaElementThrift() {}

    static void write(ThriftWriter out, SchemaElement element) {
        out.beginStruct();
        out.knownEnum(TYPE, element.type());
        out.i32(TYPE_LENGTH, element.typeLength());
        out.knownEnum(REPETITION_TYPE, element.repetitionType());
        out.string(NAME, element.name());
        out.i32(NUM_CHILDREN, element.numChildren());
        out.openEnum(CONVERTED_TYPE, element.convertedType());
        out.i32(SCALE, element.scale());
        out.i32(PRECISION, element.precision());
        out.i32(FIELD_ID, element.fieldId());
        out.struct(LOGICAL_TYPE, element.logicalType(), LogicalTypeThrift::write);
        out.endStruct();
    }

    static SchemaElement read(ThriftReader in) throws MalformedDataException {
        @Nullable PhysicalType type = null;
        @Nullable Integer typeLength = null;
        @Nullable Repetition repetitionType = null;
        String name = "";
        @Nullable Integer numChildren = null;
        @Nullable OpenEnum<ConvertedType> convertedType = null;
        @Nullable Integer scale = null;
        @Nullable Integer precision = null;
        @Nullable Integer fieldId = null;
        @Nullable LogicalType logicalType = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case TYPE -> type = in.knownEnum(PhysicalType.class);
                case TYPE_LENGTH -> typeLength = in.i32();
                case REPETITION_TYPE -> repetitionType = in.knownEnum(Repetition.class);
                case NAME -> name = in.string();
                case NUM_CHILDREN -> numChildren = in.i32();
                case CONVERTED_TYPE -> convertedType = in.openEnum(ConvertedType.class);
                case SCALE -> scale = in.i32();
                case PRECISION -> precision = in.i32();
                case FIELD_ID -> fieldId = in.i32();
                case LOGICAL_TYPE -> logicalType = in.struct(LogicalTypeThrift::read);
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new SchemaElement(
                type,
                typeLength,
                repetitionType,
                name,
                numChildren,
                convertedType,
                scale,
                precision,
                fieldId,
                logicalType);
    }
}
