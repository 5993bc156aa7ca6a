package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds values by searching the whole text for what ends them. */
final class PlainReader {
    private final String text;
    private final TableForm form;
    private int at;
    private boolean isBroken;

    private PlainReader(String text, TableForm form) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.form = form;
    }

    /**
     * The rows of a text.
     *
     * @param isAscii whether other letters are in another encoding than they are read in
     */
    static Rows read(String text, TableForm form, boolean isAscii) {
        var reader = new PlainReader(text, form);
        var rows = new Rows();
        List<String> names = null;
        long number = 0;
        while (reader.at < reader.text.length()) {
            int start = reader.at;
            List<String> values = reader.row();
            if (values.equals(List.of("")) && reader.text.charAt(start) != '"') {
                continue;
            }
            if (names == null && form.hasHeader()) {
                names = values;
                continue;
            }
            number++;
            if (names == null && !reader.isBroken) {
                names = numbers(values.size());
            }
            if (reader.isBroken
                    || values.size() != names.size()
                    || (isAscii && values.stream().anyMatch(PlainReader::isBeyondAscii))) {
                rows.refused.add(1
                        + reader.text
                                .substring(0, start)
                                .chars()
                                .filter(c -> c == '\n')
                                .count());
            } else {
                rows.taken.put(number, named(names, values));
            }
        }
        return rows;
    }

    static boolean isBeyondAscii(String text) {
        return text.chars().anyMatch(c -> c > 127);
    }

    private List<String> row() {
        isBroken = false;
        List<String> values = new ArrayList<>();
        boolean isLast = false;
        while (!isLast) {
            boolean isQuoted = form.hasQuotes() && text.startsWith("\"", at);
            String value = isQuoted ? quoted() : "";
            int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            int delimiter = text.indexOf(form.delimiter(), at);
            isLast = delimiter < 0 || delimiter > end;
            int stop = isLast ? end : delimiter;
            String plain = text.substring(at, stop);
            if (isLast && end < text.length() && plain.endsWith("\r")) {
                plain = plain.substring(0, plain.length() - 1);
            }
            isBroken |= plain.contains("\r")
                    || (isQuoted && !plain.isEmpty())
                    || (form.hasQuotes() && !isQuoted && plain.stripLeading().startsWith("\""));
            values.add(isQuoted ? value : plain);
            at = stop + (isLast ? 1 : form.delimiter().length());
        }
        return values;
    }

    private String quoted() {
        int end = text.indexOf('"', at + 1);
        while (end >= 0 && text.startsWith("\"\"", end)) {
            end = text.indexOf('"', end + 2);
        }
        isBroken |= end < 0;
        String inside = text.substring(at + 1, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return inside.replace("\"\"", "\"");
    }

    static Map<Long, Map<String, String>> rows(List<List<String>> written, TableForm form) {
        Map<Long, Map<String, String>> rows = new TreeMap<>();
        for (int i = form.hasHeader() ? 1 : 0; i < written.size(); i++) {
            List<String> names =
                    form.hasHeader() ? written.get(0) : numbers(written.get(0).size());
            rows.put(rows.size() + 1L, named(names, written.get(i)));
        }
        return rows;
    }

    private static List<String> numbers(int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            numbers.add("" + i);
        }
        return numbers;
    }

    private static Map<String, String> named(List<String> names, List<String> values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty()) {
                String value = values.get(i);
                row.put(names.get(i), value.isEmpty() || value.equals("\\N") ? null : value);
            }
        }
        return row;
    }

    /** What became of a table: rows by number, and lines that were refused. */
    static final class Rows implements RowFile.Action {
        final Map<Long, Map<String, String>> taken = new TreeMap<>();
        final Set<Long> refused = new LinkedHashSet<>();
        TableForm form;

        @Override
        public void begin(TableForm found) {
            form = found;
        }

        @Override
        public void take(byte[] row, long number) {
            taken.put(number, Map.of("", new String(row, UTF_8)));
        }

        @Override
        public void take(ObjectNode row, long number) {
            Map<String, String> values = new LinkedHashMap<>();
            row.properties()
                    .forEach(each -> values.put(each.getKey(), each.getValue().textValue()));
            taken.put(number, values);
        }

        @Override
        public void refuse(String reason, long line) {
            refused.add(line);
        }
    }
}
