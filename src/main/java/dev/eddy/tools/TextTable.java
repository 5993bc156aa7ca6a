package dev.eddy.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints rows under headings in aligned columns; columns of numbers are aligned to the right. */
final class TextTable {
    private static final int WIDEST = 60;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,.]*(E-?[0-9]+)?|-");

    private final String[] headings;
    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... headings) {
        this.headings = headings;
    }

    /** Formats in English, whatever the machine's locale. */
    static String format(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }

    /** Adds a row of as many cells as there are headings. */
    void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(cell -> shown(String.valueOf(cell))).toArray(String[]::new));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(PrintWriter out) {
        int[] widths = new int[headings.length];
        boolean[] right = new boolean[headings.length];
        for (int i = 0; i < headings.length; i++) {
            int column = i;
            widths[i] = Stream.concat(Stream.of(headings[i]), rows.stream().map(row -> row[column]))
                    .mapToInt(String::length)
                    .max()
                    .getAsInt();
            right[i] = rows.stream().allMatch(row -> NUMBER.matcher(row[column]).matches());
        }
        out.println(line(headings, widths, right));
        rows.forEach(row -> out.println(line(row, widths, right)));
        out.flush();
    }

    /** A text of at most 60 characters without control characters, so that it fits its column. */
    static String shown(String text) {
        return shortened(printable(text), WIDEST);
    }

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** A text without control characters: records from a topic must not move the cursor. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "\u00b7");
    }

    private static String line(String[] cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            String padding = " ".repeat(widths[column] - cells[column].length());
            line.append(column == 0 ? "" : "  ");
            line.append(right[column] ? padding + cells[column] : cells[column] + padding);
        }
        return line.toString().stripTrailing();
    }
}
