// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.writer.WriteListener;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a pass has come, by bytes read, drawn on one line of a terminal with rate and remaining time, and wiped off at the
 * end; or nothing at all. The line is written by us and not by the library's own console, which would load a native library to learn the
 * width of the terminal.
 */
final class Progress implements AutoCloseable {

    private static final long MEGABYTE = 1_000_000;
    private static final int INTERVAL_MILLIS = 250;

    private final @Nullable ProgressBar bar;
    private long last;
    private long written;
    private long uploaded;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static Progress none() {
        return new Progress(null);
    }

    /**
     * @param total bytes to be read, or -1 if nobody knows
     * @param columns width of the terminal
     */
    static Progress on(PrintStream out, String task, long total, int columns) {
        return new Progress(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setConsumer(new Line(out, columns))
                .build());
    }

    /** So many bytes have been read. */
    void at(long bytes) {
        // the bar's thread reads a volatile: nothing to tell it for a few records
        if (bar != null && bytes - last >= MEGABYTE / 10) {
            bar.stepTo(bytes);
            last = bytes;
        }
    }

    /**
     * Shows what a writer does with what is read: each time it has taken rows, how far the reading is, and beside it the
     * bytes that went to the file.
     *
     * @param position bytes read so far
     */
    WriteListener listener(LongSupplier position) {
        return bar == null
                ? WriteListener.NONE
                : new WriteListener() {
                    @Override
                    public void rowsTaken(long rows) {
                        at(position.getAsLong());
                    }

                    @Override
                    public void rowGroupWritten(int rowGroup, long rows, long bytes) {
                        written(bytes);
                    }
                };
    }

    private synchronized void written(long bytes) {
        written += bytes;
        showOutput();
    }

    /** So many further bytes have been sent to where the file comes to be; on any thread. */
    synchronized void uploaded(long bytes) {
        uploaded += bytes;
        showOutput();
    }

    private void showOutput() {
        if (bar != null) {
            bar.setExtraMessage(Units.bytes(written) + " written"
                    + (uploaded == 0 ? "" : ", " + Units.bytes(uploaded) + " uploaded"));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** One line of a terminal, drawn over and over. */
    private record Line(PrintStream out, int columns) implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            return columns - 1;
        }

        @Override
        public void accept(String rendered) {
            out.print('\r' + rendered);
            out.flush();
        }

        @Override
        public void close() {
            out.print('\r' + " ".repeat(getMaxRenderedLength()) + '\r');
            out.flush();
        }
    }
}
