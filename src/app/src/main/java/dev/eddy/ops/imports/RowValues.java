package dev.eddy.ops.imports;

import dev.eddy.record.BoundedLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The values of one row of a table after the other, by RFC 4180: a value that has a delimiter, a line break or a quote begins and ends
 * with a quote, and its own quotes are doubled. Nothing goes by what other rows are like. Further in, the quotes of a value that does not
 * begin with one are text. Blank lines are no rows.
 */
final class RowValues {
    private static final String DELIMITERS = ",;\t|";
    private static final int MOST_CHARACTERS = BoundedLines.MOST_BYTES;
    private static final int NOT_READ = -2;

    private final BufferedReader text;
    private final boolean hasQuotes;
    private final String delimiter;
    private final List<String> values = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    /** Whether {@link #plain} has more than white space. */
    private boolean isPlainText;

    /** The text between the quotes of this value; null when it has none. */
    private String quoted;

    private String fault;
    private int ahead = NOT_READ;
    private int characters;
    private long line = 1;
    private long linesRead = 1;

    /**
     * The rows of a text.
     *
     * @param delimiter null for the one that the first row has
     * @throws IOException when that has several
     */
    RowValues(Reader text, String delimiter, boolean hasQuotes) throws IOException {
        this.text = new BufferedReader(text, 1 << 16);
        this.hasQuotes = hasQuotes;
        skipByteOrderMark();
        this.delimiter = delimiter == null ? delimiterOfFirstRow() : delimiter;
    }

    private void skipByteOrderMark() throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    private String delimiterOfFirstRow() throws IOException {
        List<Character> found = new ArrayList<>();
        text.mark(MOST_CHARACTERS);
        boolean isInQuotes = false;
        boolean mayOpen = true;
        boolean isEmpty = true;
        int c = text.read();
        for (int i = 1; c >= 0 && i < MOST_CHARACTERS && (isInQuotes || isEmpty || c != '\n'); i++) {
            boolean isDelimiter = !isInQuotes && DELIMITERS.indexOf(c) >= 0;
            if (isDelimiter && !found.contains((char) c)) {
                found.add((char) c);
            }
            isInQuotes ^= c == '"' && hasQuotes && (isInQuotes || mayOpen);
            isEmpty &= c == '\r' || c == '\n';
            mayOpen = isDelimiter || c == '"' || isEmpty;
            c = text.read();
        }
        text.reset();
        // Else the buffer would grow to what may be marked.
        text.mark(0);
        if (found.size() > 1) {
            throw new IOException("the first row has several delimiters ("
                    + found.stream().map(String::valueOf).collect(Collectors.joining(" ")) + "); name one");
        }
        return found.isEmpty() ? DELIMITERS.substring(0, 1) : found.get(0).toString();
    }

    String delimiter() {
        return delimiter;
    }

    /** Goes to the next row; false at the end. */
    boolean next() throws IOException {
        do {
            values.clear();
            fault = null;
            characters = 0;
            line = linesRead;
            if (peek() < 0) {
                return false;
            }
        } while (!readRow());
        return true;
    }

    /** Reads a line, or more where quotes have line breaks; false for a blank one. */
    private boolean readRow() throws IOException {
        boolean hasQuoted = false;
        for (int c = read(); !isEnd(c); c = read()) {
            if (c == '"' && hasQuotes && quoted == null && plain.isEmpty()) {
                quoted = readQuoted();
                hasQuoted = true;
            } else {
                take((char) c);
            }
        }
        endValue();
        return values.size() > 1 || hasQuoted || !values.get(0).isEmpty();
    }

    private boolean isEnd(int c) throws IOException {
        if (c == '\r' && peek() == '\n') {
            return isEnd(read());
        }
        return c < 0 || c == '\n';
    }

    private void take(char c) {
        if (c == '\r') {
            note("a carriage return that ends no line");
        } else if (c == '"' && hasQuotes && quoted == null && !isPlainText) {
            note("a quote after a space; quotes begin a value");
        }
        plain.append(c);
        isPlainText |= !Character.isWhitespace(c);
        int rest = plain.length() - delimiter.length();
        if (rest >= 0 && plain.indexOf(delimiter, rest) == rest) {
            plain.setLength(rest);
            endValue();
        }
    }

    private void endValue() {
        if (quoted != null && !plain.isEmpty()) {
            note("text after a closing quote");
        }
        values.add(quoted == null ? plain.toString() : quoted);
        quoted = null;
        isPlainText = false;
        plain.setLength(0);
    }

    private String readQuoted() throws IOException {
        var value = new StringBuilder();
        for (int c = read(); c >= 0; c = read()) {
            if (c == '"' && peek() != '"') {
                return value.toString();
            }
            value.append((char) (c == '"' ? read() : c));
        }
        note("a quote that is not closed, so all that follows is in it");
        return value.toString();
    }

    /** The first fault of a row counts. */
    private void note(String what) {
        fault = fault == null ? what : fault;
    }

    private int peek() throws IOException {
        if (ahead == NOT_READ) {
            ahead = text.read();
        }
        return ahead;
    }

    private int read() throws IOException {
        int c = peek();
        ahead = NOT_READ;
        linesRead += c == '\n' ? 1 : 0;
        characters++;
        if (characters > MOST_CHARACTERS) {
            throw new IOException("a row of more than 16 MB; is a quote not closed?");
        }
        return c;
    }

    List<String> values() {
        return values;
    }

    /** Why the row is none; null if it is one. */
    String fault() {
        return fault;
    }

    /** Number of the line in which the row begins, from 1. */
    long line() {
        return line;
    }
}
