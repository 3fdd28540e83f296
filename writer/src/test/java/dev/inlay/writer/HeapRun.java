// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.io.OutputFile;
import dev.inlay.io.OutputSink;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaBuilder;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Vector;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Writes into nothing, in a virtual machine of its own whose heap is what is tested. By hand:
 *
 * <pre>
 *  java -Xmx256m -cp … dev.inlay.writer.HeapRun wide MODERN V1 1000000 200
 * </pre>
 */
final class HeapRun {

    private static final int BATCH = 1000;

    private HeapRun() {}

    /** @param args {@code long PROFILE VERSION MEBIBYTES} or {@code wide PROFILE VERSION ROWS COLUMNS} */
    public static void main(String[] args) throws IOException {
        WriterOptions options = WriterOptions.builder()
                .profile(Profile.valueOf(args[1]))
                .dataPageVersion(DataPageVersion.valueOf(args[2]))
                .build();
        long start = System.nanoTime();
        WriteReceipt receipt = args[0].equals("long")
                ? longString(options, Integer.parseInt(args[3]) << 20)
                : wide(options, Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        System.out.printf(
                Locale.ROOT,
                "%d rows, %d bytes, %d row groups, %.1f s%n",
                receipt.rows(),
                receipt.bytes(),
                receipt.rowGroups(),
                (System.nanoTime() - start) / 1e9);
    }

    /** Short values around a long one. */
    private static WriteReceipt longString(WriterOptions options, int length) throws IOException {
        Schema schema =
                Schema.builder("t").optional("text", LogicalType.string()).build();
        try (ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(schema).options(options).open(new Nowhere())) {
            for (int i = 0; i < 2; i++) {
                byte[] text = new byte[length + 2];
                Arrays.fill(text, (byte) 'x');
                int[] offsets = {0, 1, length + 1, length + 2};
                writer.write(new RecordBatch(schema, 3, List.of(new BinaryVector(text, offsets, 0, 3, null))));
                writer.write(new RecordBatch(schema, 1, List.of(BinaryVector.ofUtf8("short"))));
            }
            return writer.commit();
        }
    }

    /** By turns numbers, floats, short text that repeats and that does not, and lists: other values in each batch. */
    private static WriteReceipt wide(WriterOptions options, int rows, int columns) throws IOException {
        SchemaBuilder builder = Schema.builder("wide");
        for (int i = 0; i < columns; i++) {
            switch (i % 5) {
                case 0 -> builder.required("long_" + i, PhysicalType.INT64);
                case 1 -> builder.required("double_" + i, PhysicalType.DOUBLE);
                case 2 -> builder.optional("kind_" + i, LogicalType.string());
                case 3 -> builder.optional("text_" + i, LogicalType.string());
                default ->
                    builder.field(Schema.parse("message m { optional group list_" + i
                                    + " (LIST) { repeated group list { required int32 element; } } }")
                            .fields()
                            .get(0));
            }
        }
        Schema schema = builder.build();
        SplittableRandom random = new SplittableRandom(5);
        try (ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(schema).options(options).open(new Nowhere())) {
            for (int row = 0; row < rows; row += BATCH) {
                List<Vector> vectors = new ArrayList<>(columns);
                for (int i = 0; i < columns; i++) {
                    vectors.add(vector(i % 5, random));
                }
                writer.write(new RecordBatch(schema, BATCH, vectors));
            }
            return writer.commit();
        }
    }

    private static Vector vector(int kind, SplittableRandom random) {
        return switch (kind) {
            case 0 -> new LongVector(random.longs(BATCH).toArray(), 0, BATCH, null);
            case 1 -> new DoubleVector(random.doubles(BATCH).toArray(), 0, BATCH, null);
            case 2 -> text(random, 40);
            case 3 -> text(random, Integer.MAX_VALUE);
            default -> {
                int[] offsets = new int[BATCH + 1];
                for (int i = 0; i < BATCH; i++) {
                    offsets[i + 1] = offsets[i] + random.nextInt(3);
                }
                int[] elements = random.ints(offsets[BATCH], 0, 10_000).toArray();
                yield new ListVector(offsets, 0, BATCH, null, new IntVector(elements, 0, elements.length, null));
            }
        };
    }

    private static Vector text(SplittableRandom random, int distinct) {
        int[] offsets = new int[BATCH + 1];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < BATCH; i++) {
            text.append("text ").append(random.nextInt(distinct));
            offsets[i + 1] = text.length();
        }
        return new BinaryVector(text.toString().getBytes(StandardCharsets.US_ASCII), offsets, 0, BATCH, null);
    }

    /** Runs {@link #main} with a heap of so many mebibytes; returns what it says, or fails with it. */
    static String inHeapOf(int mebibytes, Object... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + mebibytes + "m",
                "-XX:+UseG1GC",
                "-cp",
                String.join(
                                File.pathSeparator,
                                Stream.of("jdk.module.path", "java.class.path")
                                        .map(System::getProperty)
                                        .filter(path -> path != null && !path.isEmpty())
                                        .toList())
                        + File.pathSeparator
                        + Path.of("target", "test-classes"),
                HeapRun.class.getName()));
        Stream.of(args).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + "\n" + out);
        }
        return out;
    }

    /** A file that keeps nothing. */
    private static final class Nowhere implements OutputFile {

        @Override
        public OutputSink create() {
            return new OutputSink() {
                private long position;

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    position += length;
                }

                @Override
                public long position() {
                    return position;
                }

                @Override
                public void commit() {}

                @Override
                public void close() {}
            };
        }

        @Override
        public String name() {
            return "nowhere";
        }
    }
}
