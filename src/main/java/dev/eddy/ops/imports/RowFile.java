package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.JsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** A file of rows, or of a query for rows. JSON lines are read as they are; DuckDB reads all others. */
final class RowFile {
    private static final Pattern JSON = Pattern.compile(".*\\.(jsonl|ndjson|json)(\\.gz)?");
    private static final Pattern PARQUET = Pattern.compile(".*\\.parquet");
    /** A query of DuckDB's, whose rows are meant. */
    private static final Pattern QUERY = Pattern.compile(".*\\.sql");

    private static final Pattern TABLE = Pattern.compile(".*\\.(csv|tsv|txt|dat|inter)(\\.gz|\\.zst)?");

    private static final int MOST_SHOWN = 400;
    /** Tables of DuckDB's about the last file. */
    private static final String BROKEN_LINES = "broken_lines";

    private static final String SCANS = "scans";

    private final Path path;
    private final TableForm form;

    /**
     * How a table of text is to be read.
     *
     * @param hasHeader whether the first line has the names of the columns
     * @param delimiter what separates the columns; null to find out
     */
    record TableForm(boolean hasHeader, String delimiter, Charset encoding) {}

    /** Takes the rows of a file. */
    interface Action {
        /** A row as a JSON object, with its number in the file, from 1. */
        void take(byte[] row, long number);

        /** A line that is no row. */
        void refuse(String reason, long line);
    }

    private RowFile(Path path, TableForm form) {
        this.path = path;
        this.form = form;
    }

    /**
     * The file at a path, all files of the known kinds in a folder and the folders below it, or those of a pattern such as {@code
     * log-*.csv}, by name. Throws {@link BadInputException} when there is none.
     */
    static List<RowFile> all(Path path, TableForm form) {
        if (Files.isRegularFile(path)) {
            return List.of(new RowFile(path, form));
        }
        if (isPattern(path)) {
            return ofPattern(path, form);
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

    /** Whether the last name of a path stands for several files. */
    static boolean isPattern(Path path) {
        return path.getFileName() != null && path.getFileName().toString().contains("*") && !Files.exists(path);
    }

    private static List<RowFile> ofPattern(Path path, TableForm form) {
        List<RowFile> matching = new ArrayList<>();
        Path folder = path.toAbsolutePath().getParent();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, path.getFileName().toString())) {
            files.forEach(file -> matching.add(new RowFile(path.resolveSibling(file.getFileName()), form)));
        } catch (IOException | PatternSyntaxException e) {
            throw new BadInputException(path + ": cannot be read: " + e.getMessage(), e);
        }
        BadInputException.require(!matching.isEmpty(), path + ": no file fits this pattern");
        matching.sort(Comparator.comparing(RowFile::path));
        return matching;
    }

    private static boolean isKnown(Path file) {
        return Files.isRegularFile(file) && isOne(file, JSON, PARQUET, TABLE);
    }

    /** Whether a file is a table or a query for one, by its name. */
    static boolean isTable(Path file) {
        return isOne(file, PARQUET, TABLE, QUERY);
    }

    /** Whether a file is of one of these kinds, by its name. */
    private static boolean isOne(Path file, Pattern... kinds) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Stream.of(kinds).anyMatch(kind -> kind.matcher(name).matches());
    }

    /** Whether columns go by their numbers: a table of text without their names. */
    boolean isNumbered() {
        return !form.hasHeader() && !isOne(path, JSON, PARQUET, QUERY);
    }

    Path path() {
        return path;
    }

    /** Reads all rows. Throws {@link BadInputException} when the file is not of its kind. */
    void read(Connection database, Action action) {
        if (isOne(path, JSON)) {
            readJson(action);
        } else if (isOne(path, QUERY)) {
            readQuery(database, action);
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
        try (Utf8Copy copy = Utf8Copy.of(path, isParquet() ? UTF_8 : form.encoding());
                Statement statement = database.createStatement()) {
            forgetBrokenLines(statement);
            takeRows(source(copy.path()), statement, action);
            tellBrokenLines(statement, action);
        } catch (SQLException | IOException e) {
            throw new BadInputException(
                    path + ": cannot be read: " + inOneLine(String.valueOf(e.getMessage()))
                            + "; check --delimiter, --encoding and --no-header, or repair the file",
                    e);
        }
    }

    private void readQuery(Connection database, Action action) {
        try (Statement statement = database.createStatement()) {
            String query = Files.readString(path).strip();
            // A comment may end the query, so the parenthesis is in a line of its own.
            takeRows("(" + query.replaceFirst(";$", "") + "\n)", statement, action);
        } catch (SQLException e) {
            throw new BadInputException(
                    path + ": " + String.valueOf(e.getMessage()).strip()
                            + "\nThe file has one query of DuckDB's SQL; paths in it are seen from the current folder",
                    e);
        } catch (IOException e) {
            throw new BadInputException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static void takeRows(String source, Statement statement, Action action) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT CAST(to_json(t) AS VARCHAR) FROM " + source + " AS t")) {
            long number = 0;
            while (rows.next()) {
                number++;
                action.take(rows.getString(1).getBytes(UTF_8), number);
            }
        }
    }

    private static void forgetBrokenLines(Statement statement) throws SQLException {
        statement.execute("DROP TABLE IF EXISTS " + BROKEN_LINES);
        statement.execute("DROP TABLE IF EXISTS " + SCANS);
    }

    private void tellBrokenLines(Statement statement, Action action) throws SQLException {
        if (isParquet()) {
            return;
        }
        try (ResultSet lines = statement.executeQuery("SELECT line, arg_min(error_type::VARCHAR, column_idx),"
                + " arg_min(error_message, column_idx) FROM " + BROKEN_LINES + " GROUP BY line ORDER BY line")) {
            while (lines.next()) {
                action.refuse(reason(lines.getString(2), inOneLine(lines.getString(3))), lines.getLong(1));
            }
        }
    }

    private static String reason(String kind, String message) {
        return switch (kind) {
            case "MISSING COLUMNS", "TOO MANY COLUMNS" -> "another number of columns: " + message;
            case "INVALID ENCODING" -> "text of another encoding, see --encoding";
            default -> "a broken line: " + message;
        };
    }

    private boolean isParquet() {
        return isOne(path, PARQUET);
    }

    /** All values are texts, so that they are as in the file. Databases write \N where there is none. */
    private String source(Path file) {
        if (isParquet()) {
            return "read_parquet(" + quoted(file.toString()) + ")";
        }
        String delimiter = form.delimiter() == null ? "" : ", delim=" + quoted(form.delimiter());
        return "read_csv(" + quoted(file.toString()) + ", all_varchar=true, nullstr=['', '\\N'], header="
                + form.hasHeader() + delimiter + ", store_rejects=true, rejects_table=" + quoted(BROKEN_LINES)
                + ", rejects_scan=" + quoted(SCANS) + ")";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String inOneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }
}
