// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.schema.Schema;
import dev.inlay.writer.internal.rows.RowBuffer;
import java.io.IOException;

/**
 * Appends rows field by field, straight into the columns. There is one for a writer, {@link ParquetWriter#rows}, for all its rows:
 *
 * <pre>{@code
 * RowAppender row = writer.rows();
 * for (Order order : orders) {
 *     row.set("id", order.id()).set("customer", order.customer());
 *     row.list("tags").add("new").add("red");
 *     row.end();
 * }
 * writer.commit();
 * }</pre>
 *
 * <p>Fields are set in any order, each once. What is left out is null, or refused when the row ends if it is required. A row that was
 * refused by a {@code set} has to be {@linkplain #discard discarded} before the next one begins: so who catches the exception and
 * goes on cannot mix two rows by mistake. A row that {@link #end} refuses is gone by itself.
 *
 * <p>Rows are held back until some thousands of them, or 4 MiB, make a batch; the bytes of the file do not depend on it.
 * Only then is a declared sort order looked at: rows that break it end the writer.
 */
public final class RowAppender extends FieldsAppender<RowAppender> {

    private final ParquetWriter<?> writer;
    private final RowBuffer buffer;
    private boolean begun;

    private RowAppender(ParquetWriter<?> writer, RowBuffer buffer) {
        super("the row", true, buffer.fields());
        this.writer = writer;
        this.buffer = buffer;
    }

    static RowAppender of(ParquetWriter<?> writer, Schema schema) {
        RowBuffer buffer = new RowBuffer(schema);
        buffer.skip(writer.rowsWritten());
        return new RowAppender(writer, buffer);
    }

    RowBuffer buffer() {
        return buffer;
    }

    /**
     * Ends the row.
     *
     * @throws IllegalArgumentException if it has nothing for a required field; it is discarded then
     * @throws IllegalStateException if it was refused before, or the writer is committed or closed
     * @throws IOException if rows that had to be written could not be; the writer has failed then
     */
    public void end() throws IOException {
        goOnToEnd();
        buffer.endRow();
        begun = false;
        if (buffer.isFull()) {
            writer.take(buffer);
        }
    }

    private void goOnToEnd() {
        requireUsable();
        boolean whole = false;
        try {
            finishInner();
            fields().fill(buffer.rows());
            whole = true;
        } finally {
            if (!whole) {
                discard();
            }
        }
    }

    /** Forgets what was set of this row. Does nothing if nothing was. */
    public void discard() {
        abandonInner();
        buffer.discardRow();
        begun = false;
    }

    /** @throws IllegalStateException if a row was begun and has not ended */
    void requireEnded() {
        if (begun) {
            RuntimeException refusal = buffer.row().refusal();
            throw refusal == null
                    ? new IllegalStateException("row " + buffer.row().number() + " was begun: end() or discard() it")
                    : refusedBefore(refusal);
        }
    }

    void requireUsable() {
        writer.requireAppendable();
        RuntimeException refusal = buffer.row().refusal();
        if (refusal != null) {
            throw refusedBefore(refusal);
        }
        begun = true;
    }

    IllegalStateException misuse(String reason) {
        return buffer.row().misuse(reason);
    }

    IllegalArgumentException unknown(String reason) {
        begun = true;
        return buffer.row().refuse(reason);
    }

    private IllegalStateException refusedBefore(RuntimeException refusal) {
        return new IllegalStateException(
                "row " + buffer.row().number() + " was refused, discard() it: " + refusal.getMessage(), refusal);
    }

    @Override
    RowAppender self() {
        return this;
    }

    @Override
    RowAppender row() {
        return this;
    }

    @Override
    int before() {
        return buffer.rows();
    }

    @Override
    void complete() {
        throw new IllegalStateException("a row is in nothing that could go on");
    }
}
