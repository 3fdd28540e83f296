// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a CSV file: bytes that the encoding does not know are an error and never a replacement character, a byte
 * order mark is taken off, and behind the last record comes {@link #END}.
 *
 * <p>The parser takes a quote that is never closed for a field that ends with the file, and says nothing. With {@code END} on
 * a line of its own a whole file ends in a record of exactly this character, and a file with an open quote does not.
 */
final class CsvText extends Reader {

    /** Marks the end. Unicode calls it a noncharacter, which texts do not hold. */
    static final char END = '\uFFFF';

    private static final int MARK_LENGTH = 3;

    private final Reader reader;
    private final Charset charset;
    private char last = '\n';
    private String tail = "";
    private boolean ended;

    private CsvText(Reader reader, Charset charset) {
        this.reader = reader;
        this.charset = charset;
    }

    /** @param charset null: what the byte order mark says, else UTF-8 */
    static CsvText open(InputStream bytes, @Nullable Charset charset) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, MARK_LENGTH);
        byte[] head = new byte[MARK_LENGTH];
        int length = in.readNBytes(head, 0, MARK_LENGTH);
        Charset marked = null;
        int mark = 0;
        if (length == 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf) {
            marked = StandardCharsets.UTF_8;
            mark = 3;
        } else if (length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            marked = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            marked = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        if (marked != null && (charset == null || charset.equals(marked) || charset.equals(StandardCharsets.UTF_16))) {
            in.unread(head, mark, length - mark);
        } else {
            in.unread(head, 0, length);
            marked = charset == null ? StandardCharsets.UTF_8 : charset;
        }
        return new CsvText(
                new InputStreamReader(
                        in,
                        marked.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                marked);
    }

    /** The encoding in use. */
    Charset charset() {
        return charset;
    }

    /** Whether the parser has been given the last character: from here on {@link #END} is the end, and not text. */
    boolean ended() {
        return ended;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (!ended) {
            int count = reader.read(target, offset, length);
            if (count > 0) {
                last = target[offset + count - 1];
                return count;
            }
            if (count == 0) {
                return 0;
            }
            ended = true;
            tail = last == '\n' || last == '\r' ? String.valueOf(END) : "\n" + END;
        }
        int count = Math.min(length, tail.length());
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        tail.getChars(0, count, target, offset);
        tail = tail.substring(count);
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
