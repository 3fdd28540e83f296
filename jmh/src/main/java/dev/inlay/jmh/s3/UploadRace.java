// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bars 1, 2 and 6: the same object by every uploader to one store, in turns, at several distances. */
final class UploadRace {

    private static final long RATE = 80_000_000;
    /** Beside the requests that an uploader of ours warms up with by itself; the store too has to be compiled. */
    private static final int WARM_UP_MIB = 256;

    private static final Distance NEAREST = new Distance("0 ms", 0, 0);
    private static final List<Distance> DISTANCES = List.of(
            NEAREST,
            new Distance("20 ms", 20, 0),
            new Distance("100 ms", 100, 0),
            new Distance("100 ms, 80 MB/s a connection", 100, RATE));

    private record Distance(String name, int latencyMillis, long bytesPerSecond) {}

    private final Store store;
    private final int mib;
    private final int rounds;
    private final PrintStream out;

    UploadRace(Store store, int mib, int rounds, PrintStream out) {
        this.store = store;
        this.mib = mib;
        this.rounds = rounds;
        this.out = out;
    }

    void run() throws IOException {
        List<Uploader> uploaders = new ArrayList<>();
        List<Uploader> signed = new ArrayList<>();
        try {
            for (String kind : List.of(
                    UploaderMain.RAW,
                    UploaderMain.RAW_FILLED,
                    UploaderMain.STREAM,
                    UploaderMain.STREAM_WIDE,
                    UploaderMain.RAW_WIDE)) {
                uploaders.add(own(kind));
            }
            Peers peers = new Peers(store.endpoint(), out);
            peers.pyarrow().ifPresent(uploaders::add);
            peers.objectStore().ifPresent(uploaders::add);
            signed.addAll(List.of(own(UploaderMain.RAW_SIGNED), own(UploaderMain.STREAM_SIGNED)));
            store.pace(0, 0);
            for (Uploader uploader : joined(uploaders, signed)) {
                uploader.warmUp(2, Math.min(mib, WARM_UP_MIB));
            }
            race(uploaders, signed);
            price(joined(uploaders, signed));
        } finally {
            joined(uploaders, signed).forEach(Uploader::close);
        }
    }

    private static List<Uploader> joined(List<Uploader> some, List<Uploader> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private Uploader own(String kind) throws IOException {
        return new Uploader(kind, LineProcess.java(Upload.CLIENT_HEAP, UploaderMain.class, store.endpoint(), kind));
    }

    private void race(List<Uploader> uploaders, List<Uploader> signed) throws IOException {
        Uploader raw = uploaders.get(0);
        Uploader filled = uploaders.get(1);
        Uploader stream = uploaders.get(2);
        out.printf(Locale.ROOT, "%n%d MiB, %d rounds: seconds, and the stream's speed against each%n%n", mib, rounds);
        out.println("| distance |" + cells(uploaders, uploader -> " " + uploader.name())
                + " ≥ 95 % of raw | of raw-filled |");
        out.println("|---|" + cells(uploaders, uploader -> "--:") + "---|---|");
        for (Distance distance : DISTANCES) {
            store.pace(distance.latencyMillis(), distance.bytesPerSecond());
            List<Uploader> racing = distance.equals(NEAREST) ? joined(uploaders, signed) : uploaders;
            racing.forEach(Uploader::startOver);
            turns(racing);
            if (distance.equals(NEAREST)) {
                racing.forEach(Uploader::priceOfTurns);
            }
            out.println("| " + distance.name() + " |"
                    + cells(
                            uploaders,
                            uploader -> String.format(Locale.ROOT, " %.2f", uploader.medianSeconds())
                                    + (uploader == stream
                                            ? ""
                                            : String.format(
                                                    Locale.ROOT, " (%.0f %%)", 100 * stream.speedAgainst(uploader))))
                    + verdict(stream.speedAgainst(raw)) + verdict(stream.speedAgainst(filled)));
        }
        store.pace(0, 0);
    }

    private static String cells(List<Uploader> uploaders, Function<Uploader, String> text) {
        return uploaders.stream().map(uploader -> text.apply(uploader) + " |").collect(Collectors.joining());
    }

    private static String verdict(double speed) {
        return speed >= 0.95 ? " reached |" : " MISSED |";
    }

    private void turns(List<Uploader> uploaders) throws IOException {
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < uploaders.size(); turn++) {
                uploaders.get((round + turn) % uploaders.size()).turn(mib); // each begins as often as the others
            }
        }
    }

    /** Processor time is that at 0 ms, where nobody waits; memory that of all distances. */
    private void price(List<Uploader> all) throws IOException {
        out.printf(Locale.ROOT, "%nWhat it costs%n%n");
        out.println("| uploader | CPU s a GiB | peak RSS, MiB | RSS at the start, MiB | most bytes of parts, MiB |");
        out.println("|---|--:|--:|--:|--:|");
        for (Uploader uploader : all) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.0f | %.0f | %s |%n",
                    uploader.name(),
                    uploader.cpuSecondsOfGib(),
                    uploader.peakResidentMib(),
                    uploader.residentBeforeMib(),
                    uploader.peakBufferMib() == 0 ? "–" : String.format(Locale.ROOT, "%.0f", uploader.peakBufferMib()));
        }
    }
}
