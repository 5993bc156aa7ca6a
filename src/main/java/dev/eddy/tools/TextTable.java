package dev.eddy.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Prints rows under headings, in columns as wide as what is in them; columns of numbers to the right. */
final class TextTable {
    private static final int WIDEST = 60;

    private final String[] headings;
    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... headings) {
        this.headings = headings;
    }

    /** Adds a row of as many cells as there are headings. */
    TextTable row(Object... cells) {
        rows.add(Arrays.stream(cells).map(cell -> shown(String.valueOf(cell))).toArray(String[]::new));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(PrintWriter out) {
        int[] widths = IntStream.range(0, headings.length).map(this::width).toArray();
        boolean[] right = new boolean[headings.length];
        for (int column = 0; column < right.length; column++) {
            right[column] = isNumeric(column);
        }
        out.println(line(headings, widths, right));
        rows.forEach(row -> out.println(line(row, widths, right)));
        out.flush();
    }

    /** What comes from a topic must not move the cursor, and not push the other columns off the screen. */
    static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "\u00b7");
        return clean.length() <= WIDEST ? clean : clean.substring(0, WIDEST - 1) + "…";
    }

    private int width(int column) {
        return Math.max(
                headings[column].length(),
                rows.stream().mapToInt(row -> row[column].length()).max().orElse(0));
    }

    private boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> row[column].matches("-?[0-9][0-9,.]*(E-?[0-9]+)?|-"));
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
