// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Bars 1, 2 and 6: the same object by every uploader to one store, in turns, at several distances. */
final class UploadRace {

    private static final long RATE = 80_000_000;
    /** The JVMs have compiled what matters after two times so many, and the store too. */
    private static final int WARM_UP_MIB = 256;

    private static final List<Distance> DISTANCES = List.of(
            new Distance("0 ms", 0, 0),
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
            Uploader raw = own(UploaderMain.RAW);
            Uploader stream = own(UploaderMain.STREAM);
            uploaders.addAll(List.of(raw, stream, own(UploaderMain.STREAM_WIDE)));
            Peers peers = new Peers(store.endpoint(), out);
            peers.pyarrow().ifPresent(uploaders::add);
            peers.objectStore().ifPresent(uploaders::add);
            signed.addAll(List.of(own(UploaderMain.RAW_SIGNED), own(UploaderMain.STREAM_SIGNED)));
            store.pace(0, 0);
            for (Uploader uploader : joined(uploaders, signed)) {
                uploader.warmUp(2, Math.min(mib, WARM_UP_MIB));
            }
            race(uploaders, raw, stream);
            price(uploaders, signed);
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

    private void race(List<Uploader> uploaders, Uploader raw, Uploader stream) throws IOException {
        out.printf(Locale.ROOT, "%n%d MiB, %d rounds: seconds, and the stream's speed against each%n%n", mib, rounds);
        StringBuilder head = new StringBuilder("| distance |");
        StringBuilder line = new StringBuilder("|---|");
        for (Uploader uploader : uploaders) {
            head.append(' ').append(uploader.name()).append(" |");
            line.append("--:|");
        }
        out.println(head + " bar: ≥ 95 % of raw |");
        out.println(line + "---|");
        for (Distance distance : DISTANCES) {
            store.pace(distance.latencyMillis(), distance.bytesPerSecond());
            uploaders.forEach(Uploader::startOver);
            turns(uploaders);
            StringBuilder row = new StringBuilder("| " + distance.name() + " |");
            for (Uploader uploader : uploaders) {
                row.append(String.format(Locale.ROOT, " %.2f", uploader.medianSeconds()));
                row.append(
                        uploader == stream
                                ? " |"
                                : String.format(Locale.ROOT, " (%.0f %%) |", 100 * stream.speedAgainst(uploader)));
            }
            out.println(row.append(stream.speedAgainst(raw) >= 0.95 ? " reached |" : " MISSED |"));
        }
        store.pace(0, 0);
    }

    private void turns(List<Uploader> uploaders) throws IOException {
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < uploaders.size(); turn++) {
                uploaders.get((round + turn) % uploaders.size()).turn(mib); // each begins as often as the others
            }
        }
    }

    /** At 0 ms, where nobody waits: processor time, with bodies that are signed too. Memory is that of all distances. */
    private void price(List<Uploader> uploaders, List<Uploader> signed) throws IOException {
        List<Uploader> all = joined(uploaders, signed);
        all.forEach(Uploader::startOver);
        turns(all);
        out.printf(Locale.ROOT, "%nWhat it costs, at 0 ms%n%n");
        out.println("| uploader | CPU s a GiB | peak RSS, MiB | RSS at the start, MiB | most bytes of parts, MiB |");
        out.println("|---|--:|--:|--:|--:|");
        for (Uploader uploader : all) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.0f | %.0f | %s |%n",
                    uploader.name(),
                    uploader.medianCpuSecondsOfGib(),
                    uploader.peakResidentMib(),
                    uploader.residentBeforeMib(),
                    uploader.peakBufferMib() == 0 ? "–" : String.format(Locale.ROOT, "%.0f", uploader.peakBufferMib()));
        }
    }
}
