// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Flat batches of required INT32, INT64 and BYTE_ARRAY columns, written by parquet-java with its defaults to a sink that keeps nothing. */
final class ParquetJavaBatchWriter {

    private ParquetJavaBatchWriter() {}

    /** Returns the bytes of the file. */
    static long write(List<RecordBatch> batches, CompressionCodecName codec) throws IOException {
        Nothing file = new Nothing();
        MessageType schema =
                MessageTypeParser.parseMessageType(batches.get(0).schema().toString());
        Row row = new Row();
        try (ParquetWriter<Row> writer = new Builder(file, schema)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(codec)
                .withPageWriteChecksumEnabled(true)
                .build()) {
            for (RecordBatch batch : batches) {
                row.columns = batch.columns().toArray(Vector[]::new);
                for (row.index = 0; row.index < batch.rowCount(); row.index++) {
                    writer.write(row);
                }
            }
        }
        return file.position;
    }

    /** One row of a batch: moved on, not made anew. */
    private static final class Row {
        private Vector[] columns = {};
        private int index;
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {

        private final MessageType schema;

        Builder(OutputFile file, MessageType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return new RowSupport(schema);
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new RowSupport(schema);
        }
    }

    private static final class RowSupport extends WriteSupport<Row> {

        private final MessageType schema;
        private final String[] names;
        private RecordConsumer consumer;

        RowSupport(MessageType schema) {
            this.schema = schema;
            this.names =
                    schema.getFields().stream().map(field -> field.getName()).toArray(String[]::new);
        }

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(Row row) {
            consumer.startMessage();
            for (int column = 0; column < names.length; column++) {
                consumer.startField(names[column], column);
                Vector vector = row.columns[column];
                if (vector instanceof LongVector longs) {
                    consumer.addLong(longs.get(row.index));
                } else if (vector instanceof IntVector ints) {
                    consumer.addInteger(ints.get(row.index));
                } else {
                    BinaryVector texts = (BinaryVector) vector;
                    int start = texts.start(row.index);
                    consumer.addBinary(
                            Binary.fromConstantByteArray(texts.bytes(), start, texts.end(row.index) - start));
                }
                consumer.endField(names[column], column);
            }
            consumer.endMessage();
        }
    }

    private static final class Nothing implements OutputFile {

        private long position;

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new PositionOutputStream() {
                @Override
                public long getPos() {
                    return position;
                }

                @Override
                public void write(int value) {
                    position++;
                }

                @Override
                public void write(byte[] source, int offset, int length) {
                    position += length;
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
