// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import dev.inlay.format.SchemaElement;
import dev.inlay.format.thrift.FileMetaDataThrift;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaElements;
import dev.inlay.schema.SchemaNode;
import java.util.List;

/** The schema of a footer: │ number of elements │ SchemaElement │ SchemaElement │ …. */
final class SchemaElementsCheck implements FuzzTarget.Check {

    /** Version 1 and the head of a list of structs, whose number follows; and no rows in no row groups. */
    static final byte[] FRONT = {0x15, 0x02, 0x19, (byte) 0xfc};

    static final byte[] BACK = {0x16, 0x00, 0x19, 0x0c, 0x00};

    @Override
    public boolean accepts(FuzzInput in) throws ParquetException {
        ByteOutput metadata = new ByteOutput(0);
        metadata.bytes(FRONT);
        metadata.uleb128(in.choice(256));
        metadata.bytes(in.rest());
        metadata.bytes(BACK);
        List<SchemaElement> elements;
        try {
            elements = FileMetaDataThrift.read(new ThriftReader(metadata.array(), 0, metadata.size()))
                    .schema();
        } catch (MalformedDataException e) {
            Answers.requirePlace(e, metadata.size());
            return false;
        }
        Schema schema;
        try {
            schema = Memory.within(metadata.size(), 0, () -> SchemaElements.fromThrift(elements));
        } catch (ParquetException e) {
            Answers.requireEqual(e.reason().isBlank(), false, "a refusal without a reason");
            return false;
        }
        requireSameTreeAgain(schema);
        return true;
    }

    /** As elements and as text. */
    static void requireSameTreeAgain(Schema schema) throws ParquetException {
        Answers.requireEqual(SchemaElements.fromThrift(SchemaElements.toThrift(schema)), schema, "as elements");
        Answers.requireEqual(Schema.parse(schema.toString()), schema, "as text");
        for (Leaf leaf : schema.leaves()) {
            if (leaf.maxRepetitionLevel() > leaf.maxDefinitionLevel()) {
                throw new AssertionError(leaf.toString());
            }
        }
        askShapes(schema.fields());
        try {
            schema.requireWritable();
        } catch (IllegalArgumentException e) {
            // readable, and not what a writer may write
        }
    }

    /** Whether a group is a list or a map has an answer for every group. */
    private static void askShapes(List<SchemaNode> nodes) {
        for (SchemaNode node : nodes) {
            ListShape.of(node);
            MapShape.of(node);
            if (node instanceof GroupNode group) {
                askShapes(group.children());
            }
        }
    }
}
