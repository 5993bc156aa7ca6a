package dev.eddy.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Prints rows under headings in aligned columns; columns of numbers are aligned to the right. */
public final class TextTable {
    private static final int WIDEST = 60;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,.]*(E-?[0-9]+)?|-");

    private final String[] headings;
    private final List<String[]> rows = new ArrayList<>();

    public TextTable(String... headings) {
        this.headings = headings;
    }

    /** Formats in English, whatever the machine's locale. */
    public static String format(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }

    /** Adds a row of as many cells as there are headings. */
    public void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(cell -> shown(String.valueOf(cell))).toArray(String[]::new));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void print(PrintWriter out) {
        String format =
                IntStream.range(0, headings.length).mapToObj(this::cellFormat).collect(Collectors.joining("  "));
        Stream.concat(Stream.<String[]>of(headings), rows.stream())
                .map(row -> format(format, (Object[]) row).stripTrailing())
                .forEach(out::println);
        out.flush();
    }

    private String cellFormat(int column) {
        int width = Stream.concat(Stream.of(headings[column]), rows.stream().map(row -> row[column]))
                .mapToInt(String::length)
                .max()
                .getAsInt();
        boolean isRight =
                rows.stream().allMatch(row -> NUMBER.matcher(row[column]).matches());
        // A format has no width of 0.
        return width == 0 ? "%s" : "%" + (isRight ? "" : "-") + width + "s";
    }

    /** Counts by name in one line, such as {@code click 12, like 3}. */
    public static String counts(Map<String, Long> byName) {
        return byName.entrySet().stream()
                .map(each -> format("%s %,d", shown(each.getKey()), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** A text of at most 60 characters without control characters, so that it fits its column. */
    public static String shown(String text) {
        return shortened(printable(text), WIDEST);
    }

    public static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** A text without control characters: records from a topic must not move the cursor. */
    public static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "\u00b7");
    }
}
