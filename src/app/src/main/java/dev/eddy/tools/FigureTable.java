package dev.eddy.tools;

import dev.eddy.command.TextTable;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints reports under the names that they have as JSON: all figures of a record, or a row for each record of a list. */
final class FigureTable {
    private FigureTable() {}

    /** One row a figure. */
    static void print(Object report, PrintWriter out) {
        var table = new TextTable("figure", "value");
        figures(report).forEach(table::row);
        table.print(out);
    }

    /** One row a record; all records have the same figures. */
    static void printRows(List<?> records, PrintWriter out) {
        var table = new TextTable(figures(records.get(0)).keySet().toArray(String[]::new));
        records.forEach(record -> table.row(figures(record).values().toArray()));
        table.print(out);
    }

    /** All figures of a record in one line. */
    static String line(Object record) {
        return figures(record).entrySet().stream()
                .map(figure -> figure.getKey() + " " + figure.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> figures(Object report) {
        Map<String, String> figures = new LinkedHashMap<>();
        JsonReport.of(report).forEach((name, value) -> add(name.replace('_', ' '), value, figures));
        return figures;
    }

    private static void add(String name, Object value, Map<String, String> figures) {
        if (value instanceof Map<?, ?> parts) {
            parts.forEach(
                    (part, figure) -> add(name + " " + String.valueOf(part).replace('_', ' '), figure, figures));
        } else if (value instanceof Double number) {
            figures.put(name, TextTable.format(Math.abs(number) < 100 ? "%.4f" : "%,.1f", number));
        } else if (value instanceof Number number) {
            figures.put(name, TextTable.format("%,d", number.longValue()));
        } else if (value != null) {
            figures.put(name, value.toString());
        }
    }
}
