package dev.eddy.ops.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the rows of a table of text. The first row says how many values each has; another one is refused. */
final class TableRows {
    /** Databases write this where there is no value. */
    private static final String NOTHING = "\\N";

    private final Path file;
    private final TableForm form;
    private List<String> names = List.of();

    private TableRows(Path file, TableForm form) {
        this.file = file;
        this.form = form;
    }

    /** Reads all rows. Throws {@link BadInputException} when the names of the columns can't be read, or a row has no end. */
    static void read(Path file, TableForm given, RowFile.Action action) throws IOException {
        TableForm form = given.in(TableText.encodingOf(file, given.encoding()));
        try (Reader text = TableText.open(file, form.encoding())) {
            var rows = new RowValues(text, form.delimiter(), form.hasQuotes());
            new TableRows(file, form.delimitedBy(rows.delimiter())).read(rows, action);
        }
    }

    private void read(RowValues rows, RowFile.Action action) throws IOException {
        action.begin(form);
        try {
            if (form.hasHeader() && rows.next()) {
                readNames(rows);
            }
            for (long number = 1; rows.next(); number++) {
                String fault = faultOf(rows);
                if (fault != null) {
                    action.refuse(fault, rows.line());
                } else {
                    action.take(json(rows.values()), number);
                }
            }
        } catch (IOException e) {
            throw new BadInputException(file + " line " + rows.line() + ": " + e.getMessage(), e);
        }
    }

    private void readNames(RowValues rows) {
        names = List.copyOf(rows.values());
        String fault = faultOf(rows);
        BadInputException.require(fault == null, file + " line " + rows.line() + ", the names of columns: " + fault);
        Set<String> known = new HashSet<>();
        names.forEach(name -> BadInputException.require(
                name.isEmpty() || known.add(name),
                file + ": two columns have the name " + name + "; give --no-header, and their numbers"));
    }

    private String faultOf(RowValues rows) {
        if (rows.fault() != null) {
            return rows.fault();
        }
        List<String> values = rows.values();
        if (names.isEmpty()) {
            names = IntStream.rangeClosed(1, values.size())
                    .mapToObj(String::valueOf)
                    .toList();
        }
        if (values.size() != names.size()) {
            return "another number of columns: " + values.size() + " instead of " + names.size();
        }
        return values.stream().anyMatch(TableText::isBroken) ? "text of another encoding, see --encoding" : null;
    }

    /** All values are texts, as they are in the file. */
    private ObjectNode json(List<String> values) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (!names.get(i).isEmpty()) {
                row.put(names.get(i), value.isEmpty() || value.equals(NOTHING) ? null : value);
            }
        }
        return row;
    }
}
