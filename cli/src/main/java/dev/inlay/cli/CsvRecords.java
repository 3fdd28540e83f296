// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the records of a CSV file (RFC 4180). Every record has as many fields as there are columns, or the pass fails
 * and names the line. A blank line is skipped; with a single column it is a record whose field is empty. Fields go to a
 * {@link FieldSink} as they are parsed: no string is made of them.
 */
final class CsvRecords implements Closeable {

    /** 16 Mi characters for one field; under a small heap a 16th of it, because the parser doubles its buffer by copying. */
    private static final int MAX_FIELD =
            (int) Math.min(1 << 24, Runtime.getRuntime().maxMemory() / 16);

    /** Stands for {@link #columns} while a header is read, which may have any number of fields. */
    private static final int ANY = -1;

    private final String file;
    private final CsvFormat format;
    private final int columns;
    private final CsvText text;
    private final Handler handler = new Handler();
    private final CloseableIterator<Handler> records;

    private CsvRecords(String file, CsvText text, CsvFormat format, int columns) {
        this.file = file;
        this.format = format;
        this.columns = columns;
        this.text = text;
        this.records = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(MAX_FIELD)
                .build(handler, text)
                .iterator();
    }

    /** A pass over all records, the header too, of any number of fields. */
    static CsvRecords openRagged(String file, InputStream bytes, CsvFormat format) throws IOException {
        return new CsvRecords(file, CsvText.open(bytes, format.charset()), format, ANY);
    }

    /** A pass over the records behind the header, each of {@code columns} fields. */
    static CsvRecords open(String file, InputStream bytes, CsvFormat format, int columns) throws IOException {
        CsvRecords records = new CsvRecords(file, CsvText.open(bytes, format.charset()), format, columns);
        if (format.header()) {
            records.skipHeader();
        }
        return records;
    }

    private void skipHeader() {
        while (advance() && handler.empty) {
            // blank lines before the header are no records, not even of a single column
        }
    }

    /**
     * Hands the next record's fields to {@code sink}.
     *
     * @return false if there is none
     * @throws Failure if the record cannot be read, or has too few or too many fields; what the sink throws passes through
     */
    boolean next(FieldSink sink) {
        handler.sink = sink;
        try {
            while (advance()) {
                if (!handler.empty) {
                    checkFieldCount();
                    return true;
                }
                if (columns == 1) {
                    handler.deliver(0, new char[0], 0, 0, false);
                    return true;
                }
            }
            return false;
        } finally {
            handler.sink = null;
        }
    }

    private void checkFieldCount() {
        if (columns != ANY && handler.fields != columns) {
            throw Failure.failed(file + ", line " + handler.recordLine + ": " + Units.count(handler.fields, "field")
                    + ", but the file has " + Units.count(columns, "column"));
        }
    }

    /** The line, from 1, on which the field begins that the sink is being given; between records, the last record's last. */
    long line() {
        return handler.recordLine + handler.lineEnds;
    }

    private boolean advance() {
        try {
            if (!records.hasNext()) {
                return false;
            }
            records.next();
        } catch (CsvParseException e) {
            throw explained(e);
        } catch (UncheckedIOException e) {
            throw explained(Objects.requireNonNull(e.getCause()));
        }
        return !handler.end;
    }

    private Failure explained(CsvParseException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Failure failure) {
            return failure;
        }
        if (cause instanceof IOException io) {
            return explained(io);
        }
        String message = String.valueOf((cause == null ? e : cause).getMessage());
        String reason = message.startsWith("The maximum buffer size")
                ? "a field is longer than " + MAX_FIELD + " characters: does a quote open here that nothing closes?"
                : Character.toLowerCase(message.charAt(0)) + message.substring(1);
        return Failure.failed(file + ", line " + handler.recordLine + ": " + reason, e);
    }

    private Failure explained(IOException e) {
        String place = handler.lastLine == 0 ? file : file + ", after line " + handler.lastLine;
        if (e instanceof CharacterCodingException) {
            return Failure.failed(
                    place + ": bytes that are not " + text.charset().name()
                            + ": name the file's encoding by --encoding, windows-1252 for example",
                    e);
        }
        return Failure.failed(place + ": " + ErrorText.reason(e), e);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private final class Handler extends AbstractBaseCsvCallbackHandler<Handler> {

        private @Nullable FieldSink sink;
        private long recordLine;
        private int lineEnds;
        private int fields;
        private boolean empty;
        private boolean end;
        /** The last line of the last whole record. */
        private long lastLine;

        @Override
        protected void handleBegin(long startingLineNumber) {
            recordLine = startingLineNumber;
            lineEnds = 0;
            fields = 0;
            empty = false;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (length > 0 && buffer[offset + length - 1] == CsvText.END && text.ended()) {
                if (quoted) {
                    throw Failure.failed(file + ", line " + line() + ": a quote opens here that nothing closes");
                }
                end = true;
                return;
            }
            fields++;
            if (sink != null && (columns == ANY || index < columns)) {
                deliver(index, buffer, offset, length, quoted);
            }
            if (quoted) {
                for (int i = offset; i < offset + length; i++) {
                    lineEnds += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }

        private void deliver(int index, char[] buffer, int offset, int length, boolean quoted) {
            FieldSink target = sink;
            if (target == null) {
                return;
            }
            if (!quoted && format.isNull(buffer, offset, length)) {
                target.nullField(index);
            } else {
                target.field(index, buffer, offset, length);
            }
        }

        @Override
        protected void handleEmpty() {
            empty = true;
        }

        @Override
        protected Handler buildRecord() {
            lastLine = recordLine + lineEnds;
            return this;
        }
    }
}
