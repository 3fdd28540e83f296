// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/**
 * Columns of the sample table {@value #NAME}, three million flights in the order of their departure, in the folder that the
 * environment's INLAY_DATA names. Parquet-java reads it, so that nothing measured here depends on this project's own reader.
 */
final class Flights {

    private static final String NAME = "flights-3m.parquet";

    private Flights() {}

    /** Whether the table is where INLAY_DATA says. */
    static boolean present() {
        String folder = System.getenv("INLAY_DATA");
        return folder != null && Files.isRegularFile(Path.of(folder, NAME));
    }

    /** The first {@code count} values of an INT64 column without nulls. */
    static long[] longs(String column, int count) {
        long[] values = new long[count];
        read(column, count, (reader, row) -> values[row] = reader.getLong());
        return values;
    }

    /** The first {@code count} values of a BYTE_ARRAY column without nulls. */
    static byte[][] texts(String column, int count) {
        byte[][] values = new byte[count][];
        read(column, count, (reader, row) -> values[row] = reader.getBinary().getBytes());
        return values;
    }

    private static void read(String column, int count, ObjIntConsumer<ColumnReader> take) {
        if (!present()) {
            throw new IllegalStateException("no flights: INLAY_DATA does not name a folder with " + NAME);
        }
        LocalInputFile file = new LocalInputFile(Path.of(System.getenv("INLAY_DATA"), NAME));
        try (ParquetFileReader reader = ParquetFileReader.open(file)) {
            MessageType all = reader.getFileMetaData().getSchema();
            MessageType schema = new MessageType(all.getName(), all.getType(column));
            reader.setRequestedSchema(schema);
            ColumnReader values = new ColumnReadStoreImpl(reader.readNextRowGroup(), new Nowhere(), schema, "")
                    .getColumnReader(schema.getColumns().get(0));
            for (int row = 0; row < count; row++) {
                take.accept(values, row);
                values.consume();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Values are asked for, not handed on. */
    private static final class Nowhere extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
