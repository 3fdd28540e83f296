// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.bench;

import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.io.InputFile;
import dev.inlay.io.MemoryFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * How long a wide footer takes: 10 000 columns × 10 row groups, {@link WideFooter}.
 *
 * <p>Each round runs every contestant once, in turn, after a garbage collection; medians are over all rounds after the warm-up.
 * The controls are parquet-java's own path (bytes ⇄ Thrift structs ⇄ {@code ParquetMetadata}, what its readers and writers do) and
 * only the first half of it (bytes ⇄ Thrift structs), which makes the same kind of objects as ours. Before anything is measured,
 * both must agree on what the footer says.
 *
 * <p>To run, from the root:
 *
 * <pre>
 *  mvn -q -pl verification -am test-compile dependency:build-classpath \
 *      -Dmdep.outputFile=target/classpath -Dmdep.includeScope=test
 *  java -Xmx3g -cp verification/target/test-classes:$(cat verification/target/classpath) \
 *      dev.inlay.verification.bench.WideFooterBenchmark [columns [rowGroups [rounds]]]
 * </pre>
 */
public final class WideFooterBenchmark {

    private static final int WARM_UP_ROUNDS = 10;

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private final FileMetaData file;
    /** A file that is nothing but the magic and the footer. */
    private final byte[] footer;

    private final InputFile input;
    private final ParquetMetadata parquetJava;
    private final org.apache.parquet.format.FileMetaData thrift;

    /** What the contestants made last, so that nothing is optimised away; not private, since nobody reads it. */
    Object sink = "";

    private WideFooterBenchmark(int columns, int rowGroups) throws IOException {
        file = WideFooter.of(columns, rowGroups);
        footer = file(Footer.bytes(file));
        input = MemoryFile.of(footer).asInput();
        parquetJava = parquetJavaRead();
        thrift = thriftRead();
    }

    /** The arguments are described above. */
    public static void main(String[] args) throws IOException {
        int columns = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int rowGroups = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 31;
        WideFooterBenchmark benchmark = new WideFooterBenchmark(columns, rowGroups);
        benchmark.check();
        System.out.printf(
                Locale.ROOT,
                "%,d columns × %d row groups, a footer of %,d bytes, %d rounds, Java %s%n",
                columns,
                rowGroups,
                benchmark.footer.length,
                rounds,
                Runtime.version());
        benchmark.run("decode", rounds, benchmark::inlayRead, benchmark::parquetJavaRead, benchmark::thriftRead);
        benchmark.run("encode", rounds, benchmark::inlayWrite, benchmark::parquetJavaWrite, benchmark::thriftWrite);
    }

    private void check() throws IOException {
        if (!inlayRead().equals(file)) {
            throw new AssertionError("read is not what was written");
        }
        byte[] byPeer = ((ByteArrayOutputStream) thriftWrite()).toByteArray();
        if (!Footer.read(MemoryFile.of(file(withTrailer(byPeer))).asInput()).equals(file)) {
            throw new AssertionError("parquet-java's structs say something else");
        }
        if (parquetJava.getBlocks().size() != file.rowGroups().size()) {
            throw new AssertionError("parquet-java sees other row groups");
        }
    }

    private void run(String what, int rounds, Contestant inlay, Contestant parquetJavaPath, Contestant thriftOnly)
            throws IOException {
        List<Contestant> contestants = List.of(inlay, parquetJavaPath, thriftOnly);
        long[][] nanos = new long[contestants.size()][rounds];
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (int c = 0; c < contestants.size(); c++) {
                System.gc();
                long start = System.nanoTime();
                sink = contestants.get(c).run();
                long took = System.nanoTime() - start;
                sink = "";
                if (round >= 0) {
                    nanos[c][round] = took;
                }
            }
        }
        double ours = median(nanos[0]);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%s  inlay                    %7.1f ms", what, ours));
        lines.add(String.format(
                Locale.ROOT,
                "%s  parquet-java             %7.1f ms   ratio %.2f",
                what,
                median(nanos[1]),
                ours / median(nanos[1])));
        lines.add(String.format(
                Locale.ROOT,
                "%s  parquet-java, Thrift only %6.1f ms   ratio %.2f",
                what,
                median(nanos[2]),
                ours / median(nanos[2])));
        lines.forEach(System.out::println);
    }

    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }

    private Object inlayRead() throws IOException {
        return Footer.read(input);
    }

    private Object inlayWrite() {
        return Footer.bytes(file);
    }

    private ByteArrayInputStream footerStream() {
        return new ByteArrayInputStream(footer, 4, footer.length - 12);
    }

    private ParquetMetadata parquetJavaRead() throws IOException {
        return new ParquetMetadataConverter()
                .readParquetMetadata(
                        footerStream(), ParquetMetadataConverter.NO_FILTER, null, false, footer.length - 12);
    }

    private org.apache.parquet.format.FileMetaData thriftRead() throws IOException {
        return Util.readFileMetaData(footerStream(), footer.length);
    }

    private Object parquetJavaWrite() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(footer.length);
        Util.writeFileMetaData(new ParquetMetadataConverter().toParquetMetadata(1, parquetJava), out);
        return out;
    }

    private Object thriftWrite() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(footer.length);
        Util.writeFileMetaData(thrift, out);
        return out;
    }

    private static byte[] file(byte[] afterMagic) {
        return ByteBuffer.allocate(4 + afterMagic.length)
                .put(MAGIC)
                .put(afterMagic)
                .array();
    }

    private static byte[] withTrailer(byte[] metadata) {
        return ByteBuffer.allocate(metadata.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(metadata)
                .putInt(metadata.length)
                .put(MAGIC)
                .array();
    }

    /** One way of doing the work; what it returns is thrown away. */
    private interface Contestant {
        Object run() throws IOException;
    }
}
