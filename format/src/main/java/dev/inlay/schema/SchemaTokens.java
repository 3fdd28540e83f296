// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

/** Cuts the text form into words, quoted names and symbols, one token of lookahead, and knows where each began. */
final class SchemaTokens {

    enum Kind {
        WORD,
        QUOTED,
        SYMBOL,
        END
    }

    private final String text;
    private int position;
    private int line = 1;
    private int lineStart;

    private Kind kind = Kind.END;
    private String value = "";
    private int tokenLine;
    private int tokenColumn;

    SchemaTokens(String text) {
        this.text = text;
        advance();
    }

    /** Kind of the current token. */
    Kind kind() {
        return kind;
    }

    /** Text of the current token; of a quoted one what is inside, escapes resolved. */
    String value() {
        return value;
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && value.charAt(0) == symbol;
    }

    /** Goes past the current token if it is this symbol. */
    boolean skip(char symbol) {
        boolean here = isSymbol(symbol);
        if (here) {
            advance();
        }
        return here;
    }

    /** Goes past the current token, which must be this symbol. */
    void expect(char symbol) {
        if (!skip(symbol)) {
            throw expected("'" + symbol + "'");
        }
    }

    boolean isWord(String keyword) {
        return kind == Kind.WORD && value.equalsIgnoreCase(keyword);
    }

    /** Goes past the current token if it is this word, case aside. */
    boolean skipWord(String keyword) {
        boolean here = isWord(keyword);
        if (here) {
            advance();
        }
        return here;
    }

    /** Takes the current token, which must be a word or quoted. */
    String takeName(String what) {
        if (kind != Kind.WORD && kind != Kind.QUOTED) {
            throw expected(what);
        }
        String name = value;
        advance();
        return name;
    }

    /** Takes the current token, which must be a word that is a number. */
    int takeInt(String what) {
        try {
            int number = Integer.parseInt(kind == Kind.WORD ? value : "");
            advance();
            return number;
        } catch (NumberFormatException e) {
            throw expected(what);
        }
    }

    /** The complaint that the current token is not what should be here. */
    IllegalArgumentException expected(String what) {
        String found = switch (kind) {
            case WORD, SYMBOL -> "'" + value + "'";
            case QUOTED -> "the quoted name \"" + value + "\"";
            case END -> "the end";
        };
        return error("expected " + what + ", found " + found);
    }

    /** A complaint about the current token. */
    IllegalArgumentException error(String reason) {
        return error(mark(), reason);
    }

    /** Where the current token began. */
    Mark mark() {
        return new Mark(tokenLine, tokenColumn);
    }

    /** A complaint about an earlier token. */
    static IllegalArgumentException error(Mark mark, String reason) {
        return new IllegalArgumentException(
                "schema text, line " + mark.line() + ", column " + mark.column() + ": " + reason);
    }

    /** A place in the text; line and column count from 1. */
    record Mark(int line, int column) {}

    /** Goes past the current token. */
    void advance() {
        skipBlanks();
        tokenLine = line;
        tokenColumn = position - lineStart + 1;
        if (position == text.length()) {
            kind = Kind.END;
            value = "";
        } else if (Words.SYMBOLS.indexOf(text.charAt(position)) >= 0) {
            kind = Kind.SYMBOL;
            value = text.substring(position, ++position);
        } else if (text.charAt(position) == Words.QUOTE) {
            kind = Kind.QUOTED;
            value = quoted();
        } else {
            kind = Kind.WORD;
            value = word();
        }
    }

    private void skipBlanks() {
        while (position < text.length() && Words.isBlank(text.charAt(position))) {
            if (text.charAt(position++) == '\n') {
                line++;
                lineStart = position;
            }
        }
    }

    private String word() {
        int start = position;
        while (position < text.length()
                && !Words.isBlank(text.charAt(position))
                && Words.SYMBOLS.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        position++;
        while (true) {
            char c = quotedChar();
            if (c == Words.QUOTE) {
                return name.toString();
            }
            name.append(c == '\\' ? escaped() : c);
        }
    }

    private char quotedChar() {
        if (position == text.length() || text.charAt(position) == '\n') {
            throw error("a quoted name begins here and does not end on this line");
        }
        return text.charAt(position++);
    }

    private char escaped() {
        char c = quotedChar();
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexEscape();
            default -> throw escapeError("\\" + c);
        };
    }

    private char hexEscape() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(quotedChar(), 16);
            if (digit < 0) {
                throw escapeError("\\u without four hex digits");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private IllegalArgumentException escapeError(String found) {
        return error("expected one of the escapes \\\" \\\\ \\n \\r \\t \\uXXXX in the quoted name, found " + found);
    }
}
