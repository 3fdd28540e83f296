// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How does every encoding of every type stand against parquet-java, both directions, on every data set, and which of the bars are
 * reached? One table from one run of some minutes, where JMH would take hours.
 *
 * <p>Here and there take turns on the same values in one JVM, 15 rounds of 1.5 ms at least, and the medians count ({@link Race}). A
 * chunk is ten pages; encoders and writers are used again, dictionaries are made anew for each chunk, readers as each library makes
 * them. The controls are parquet-java's values writers and readers, and {@code System.arraycopy} of the page for PLAIN numbers.
 * BYTE_ARRAY values are decoded to other things here and there, so they have two more rows each, where the work is the same on both
 * sides: {@link Contest#decodeAlike}. Values that go through a dictionary have one where its entries are there, and
 * numbers of few values one of a chunk as long as writers make it.
 * Before anything is timed, each side has read what both wrote.
 *
 * <p>{@code jmh/run Bars}, {@code jmh/run Bars DELTA INT64} for the encodings and types whose names have these words, {@code jmh/run
 * Bars --write} for all and to {@code jmh/BARS.md}. It is a report: a bar that is missed is listed, and fails nothing.
 */
public final class Bars {

    private static final Path REPORT = Path.of("jmh", "BARS.md");

    private final List<BarRow> rows = new ArrayList<>();
    private final Map<String, Object[]> columns = new LinkedHashMap<>();

    private Bars() {}

    /** Runs, prints, and with {@code --write} writes the report. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        boolean write = words.remove("--write");
        if (write && !words.isEmpty()) {
            System.err.println("--write wants the whole table, and takes no words");
            return;
        }
        PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (!Flights.present()) {
            console.println("No flights in this table: INLAY_DATA does not name the folder of the sample tables.\n");
        }
        long begin = System.nanoTime();
        double loadBefore = load();
        Bars bars = new Bars();
        console.print(BarRow.HEAD);
        bars.run(words, console);
        String report = bars.report(loadBefore, System.nanoTime() - begin);
        console.println(report);
        if (write) {
            Files.writeString(
                    REPORT,
                    "# Where every encoding stands\n\n" + report + "\n## The table\n\n" + BarRow.HEAD
                            + bars.rows.stream().map(row -> row.line() + "\n").collect(Collectors.joining()));
        }
    }

    private void run(List<String> words, PrintStream console) throws ReflectiveOperationException {
        for (PhysicalType type : PhysicalType.values()) {
            for (Encoding encoding : type == PhysicalType.INT96 ? List.<Encoding>of() : Contest.encodings(type)) {
                if (words.stream().allMatch((encoding + " " + type)::contains)) {
                    List<Object[]> data =
                            DataSets.names(type).stream().map(this::column).toList();
                    add(
                            group().getMethod("run", String.class, String.class, List.class)
                                    .invoke(null, encoding.name(), type.name(), data),
                            console);
                }
            }
        }
        if (words.stream().allMatch((BarGroup.LEVELS + " " + BarGroup.IDS)::contains)) {
            add(group().getMethod("runNumbers").invoke(null), console);
        }
    }

    private void add(Object texts, PrintStream console) {
        for (Object text : (List<?>) texts) {
            BarRow row = BarRow.parse((String) text);
            rows.add(row);
            console.println(row.line());
        }
    }

    /** {@link BarGroup}, and everything that it uses but the JDK, loaded for itself. */
    private static Class<?> group() throws ReflectiveOperationException {
        String[] path = System.getProperty("java.class.path").split(File.pathSeparator);
        URL[] urls = Arrays.stream(path).map(Bars::url).toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()).loadClass(BarGroup.class.getName());
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object[] column(String name) {
        return columns.computeIfAbsent(name, key -> {
            Column column = DataSets.column(key);
            return column.type() == PhysicalType.BYTE_ARRAY
                    ? new Object[] {
                        name, 0, column.texts().bytes(), column.texts().offsets()
                    }
                    : new Object[] {name, column.width(), column.values()};
        });
    }

    private String report(double loadBefore, long nanos) {
        StringBuilder report = new StringBuilder();
        report.append(BarRow.format(
                "%s, Java %s, %d cores, load %.1f before and %.1f after, %d s. %d rows;"
                        + " medians of the thread's own time, for one value.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                loadBefore,
                load(),
                TimeUnit.NANOSECONDS.toSeconds(nanos),
                rows.size()));
        for (Bar bar : Bar.ALL) {
            bar.verdict(rows).forEach(line -> report.append(line).append('\n'));
        }
        return report.toString();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
