package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.JsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of rows. JSON lines are read as they are; DuckDB reads all others. */
final class RowFile {
    private static final Pattern JSON = Pattern.compile(".*\\.(jsonl|ndjson|json)(\\.gz)?");
    private static final Pattern PARQUET = Pattern.compile(".*\\.parquet");
    private static final Pattern TABLE = Pattern.compile(".*\\.(csv|tsv|txt|dat|inter)(\\.gz|\\.zst)?");

    private static final int MOST_SHOWN = 400;

    private final Path path;
    private final TableForm form;

    /**
     * How a table of text is to be read.
     *
     * @param hasHeader whether the first line has the names of the columns
     * @param delimiter what separates the columns; null to find out
     * @param encoding of the text; null for UTF-8
     */
    record TableForm(boolean hasHeader, String delimiter, String encoding) {}

    /** Takes a row as a JSON object, with its number in the file, from 1. */
    @FunctionalInterface
    interface Action {
        void take(byte[] row, long number);
    }

    private RowFile(Path path, TableForm form) {
        this.path = path;
        this.form = form;
    }

    /**
     * The file at a path, or all files of the known kinds in a folder and the folders below it, by name. Throws {@link
     * BadInputException} when there is none.
     */
    static List<RowFile> all(Path path, TableForm form) {
        if (Files.isRegularFile(path)) {
            return List.of(new RowFile(path, form));
        }
        BadInputException.require(Files.exists(path), path + ": no such file; check the path");
        try (Stream<Path> files = Files.walk(path)) {
            List<RowFile> known = files.filter(RowFile::isKnown)
                    .sorted()
                    .map(file -> new RowFile(file, form))
                    .toList();
            BadInputException.require(
                    !known.isEmpty(),
                    path + ": has no file whose name ends in .csv, .tsv, .txt, .dat, .parquet or .jsonl; name one");
            return known;
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isKnown(Path file) {
        String name = name(file);
        return Files.isRegularFile(file) && (JSON.matcher(name).matches() || isTable(file));
    }

    /** Whether a file is Parquet or a table of text, by its name. */
    static boolean isTable(Path file) {
        String name = name(file);
        return PARQUET.matcher(name).matches() || TABLE.matcher(name).matches();
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /** Whether columns go by their numbers: a table of text without their names. */
    boolean isNumbered() {
        return !form.hasHeader()
                && Stream.of(JSON, PARQUET)
                        .noneMatch(kind -> kind.matcher(name(path)).matches());
    }

    Path path() {
        return path;
    }

    /** Reads all rows. Throws {@link BadInputException} when the file is not of its kind. */
    void read(Connection database, Action action) {
        if (JSON.matcher(name(path)).matches()) {
            readJson(action);
        } else {
            readTable(database, action);
        }
    }

    private void readJson(Action action) {
        try (JsonLines lines = JsonLines.open(path)) {
            long number = 0;
            while (lines.hasNext()) {
                number++;
                action.take(lines.next(), number);
            }
        }
    }

    private void readTable(Connection database, Action action) {
        try (Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT CAST(to_json(t) AS VARCHAR) FROM " + source() + " AS t")) {
            long number = 0;
            while (rows.next()) {
                number++;
                action.take(rows.getString(1).getBytes(UTF_8), number);
            }
        } catch (SQLException e) {
            throw new BadInputException(
                    path + ": cannot be read: " + inOneLine(e.getMessage())
                            + "; check --delimiter, --encoding and --no-header, or repair the file",
                    e);
        }
    }

    /** All values are texts, so that they are as in the file. Databases write \N where there is none. */
    private String source() {
        if (PARQUET.matcher(name(path)).matches()) {
            return "read_parquet(" + quoted(path.toString()) + ")";
        }
        String encoding = form.encoding() == null ? "" : ", encoding=" + quoted(form.encoding());
        String delimiter = form.delimiter() == null ? "" : ", delim=" + quoted(form.delimiter());
        return "read_csv(" + quoted(path.toString()) + ", all_varchar=true, nullstr=['', '\\N'], header="
                + form.hasHeader() + delimiter + encoding + ")";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String inOneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }
}
