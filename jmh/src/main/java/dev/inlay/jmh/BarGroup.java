// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one encoding and type. Each group runs on classes of its own ({@link Bars} loads them again), as the compiler judges
 * a call by all that ever came through it: where one loop has met eleven encodings it calls each value's method through a table,
 * and parquet-java, which has such a call for each value, would look several times slower than in a file of one encoding.
 */
public final class BarGroup {

    static final String IDS = "RLE/bit-packed ids";
    static final String LEVELS = "levels";

    /** Behind the type in a row of values that a dictionary is given once more: none is new. */
    static final String KNOWN = " known";

    /** The same in a row of a chunk as long as writers make it. */
    static final String CHUNK = " 2^20 values";

    private static final int WIDEST = 20;

    /** The first row of a group has everything to compile. */
    private static final long FIRST_WARM_UP = 250_000_000;

    private static final long WARM_UP = 40_000_000;

    private final Race race = new Race();
    private final List<String> rows = new ArrayList<>();

    private BarGroup() {}

    /**
     * Runs the contest of one encoding and each of the columns.
     *
     * @param columns name, width, array or arrays: only classes of the JDK are the same for every class loader
     * @return the rows as {@link BarRow#text} gives them
     */
    public static List<String> run(String encoding, String type, List<Object[]> columns) throws IOException {
        BarGroup group = new BarGroup();
        Map<String, Contest> contests = new LinkedHashMap<>();
        for (Object[] column : columns) {
            Object values = column.length == 4 ? new Column.Texts((byte[]) column[2], (int[]) column[3]) : column[2];
            Contest contest = Contest.of(
                    new Column(PhysicalType.valueOf(type), (Integer) column[1], values), Encoding.valueOf(encoding));
            contests.put((String) column[0], contest);
            group.warmUp(contest);
        }
        for (Map.Entry<String, Contest> contest : contests.entrySet()) {
            group.measure(encoding, type, contest.getKey(), contest.getValue());
        }
        return group.rows;
    }

    /** Runs the contests of levels and ids, which are no column's values. */
    public static List<String> runNumbers() throws IOException {
        BarGroup group = new BarGroup();
        for (int width : new int[] {1, 2, 3}) {
            for (String name : Numbers.NAMES) {
                group.measure(LEVELS, "width " + width, name, NumberContest.of(name, width, true));
            }
        }
        for (int width = 1; width <= WIDEST; width++) {
            group.measure(IDS, "width " + width, "random", NumberContest.of("random", width, false));
        }
        for (int width : new int[] {3, 8, 13}) {
            group.measure(IDS, "width " + width, "runs", NumberContest.of("runs", width, false));
            group.measure(IDS, "width " + width, "constant", NumberContest.of("constant", width, false));
        }
        return group.rows;
    }

    private void measure(String encoding, String type, String dataSet, Contest contest) throws IOException {
        double theirSize = contest.theirSize() < 0 ? Double.NaN : (double) contest.theirSize() / contest.values();
        rows.add(new BarRow(
                        encoding,
                        type,
                        dataSet,
                        (double) contest.ourSize() / contest.values(),
                        theirSize,
                        times(contest.encode(), contest.values()),
                        times(contest.decode(), contest.values()))
                .text());
        for (Map.Entry<String, Contest.Sides> alike : contest.decodeAlike().entrySet()) {
            rows.add(new BarRow(
                            encoding,
                            type + " " + alike.getKey(),
                            dataSet,
                            (double) contest.ourSize() / contest.values(),
                            theirSize,
                            BarRow.Times.NONE,
                            times(alike.getValue(), contest.values()))
                    .text());
        }
        if (encoding.equals(Encoding.RLE_DICTIONARY.name())) {
            Contest.Sides known = new Contest.Sides(
                    contest.encode().steady(), null, null, contest.encode().steady());
            rows.add(new BarRow(
                            encoding,
                            type + KNOWN,
                            dataSet,
                            (double) contest.ourSize() / contest.values(),
                            theirSize,
                            times(known, contest.values()),
                            BarRow.Times.NONE)
                    .text());
        }
        if (contest.chunk() != null && Bar.NARROW.contains(dataSet)) {
            rows.add(new BarRow(
                            encoding,
                            type + CHUNK,
                            dataSet,
                            Double.NaN,
                            Double.NaN,
                            chunkTimes(contest.chunk()),
                            BarRow.Times.NONE)
                    .text());
        }
    }

    private BarRow.Times chunkTimes(Contest.Work chunk) throws IOException {
        double nanos = race.medians(List.of(chunk), WARM_UP)[0] / InlayEncode.CHUNK;
        return new BarRow.Times(nanos, Double.NaN, Double.NaN, Double.NaN);
    }

    private BarRow.Times times(Contest.Sides sides, int values) throws IOException {
        List<Contest.Work> works = works(sides);
        double[] nanos = race.medians(works, rows.isEmpty() ? FIRST_WARM_UP : WARM_UP);
        double pages = (double) values / EncodeBenchmark.PAGE;
        return new BarRow.Times(
                nanos[0] / values,
                works.size() < 2 ? Double.NaN : nanos[1] / values,
                works.size() < 3 ? Double.NaN : nanos[2] / values,
                race.allocated(sides.steady()) / pages);
    }

    /**
     * Before the first column is measured all have been through. Else the second one met code that was compiled for the first alone,
     * and on a machine that had more to do its new code came after the measurement: l_shipdate took three times its time.
     */
    private void warmUp(Contest contest) throws IOException {
        race.warmUp(works(contest.encode()), WARM_UP);
        race.warmUp(works(contest.decode()), WARM_UP);
        for (Contest.Sides sides : contest.decodeAlike().values()) {
            race.warmUp(works(sides), WARM_UP);
        }
    }

    private static List<Contest.Work> works(Contest.Sides sides) {
        List<Contest.Work> works = new ArrayList<>(List.of(sides.ours()));
        if (sides.theirs() != null) {
            works.add(sides.theirs());
        }
        if (sides.copy() != null) { // its encoding is PLAIN, so there is a peer
            works.add(sides.copy());
        }
        return works;
    }
}
