package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.JsonLines;
import dev.eddy.record.BoundedLines;
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
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of rows, or of a query for rows. JSON lines are read as they are; DuckDB reads Parquet and queries. */
final class RowFile {
    private static final Pattern JSON = Pattern.compile(".*\\.(jsonl|ndjson|json)(\\.gz)?");
    private static final Pattern PARQUET = Pattern.compile(".*\\.parquet");
    /** A query of DuckDB's, whose rows are meant. */
    private static final Pattern QUERY = Pattern.compile(".*\\.sql");

    private static final Pattern TABLE = Pattern.compile(".*\\.(csv|tsv|txt|dat|inter)(\\.gz|\\.zst)?");

    private static final int MOST_SHOWN = 400;

    private final Path path;
    private final TableForm form;

    /** Takes the rows of a file. */
    interface Action {
        /** A table of text follows, of this form. */
        void begin(TableForm form);

        /** A row as a JSON object, with its number in the file, from 1. */
        void take(byte[] row, long number);

        /** A row of a table of text. */
        void take(ObjectNode row, long number);

        /** A part of the file is not a row; {@code line} is where it begins. */
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
        Predicate<String> isMeant =
                StarPattern.of(path.getFileName().toString()).asMatchPredicate();
        try (Stream<Path> files = Files.list(path.toAbsolutePath().getParent())) {
            List<RowFile> matching = files.map(Path::getFileName)
                    .filter(name -> isMeant.test(name.toString()))
                    .sorted()
                    .map(name -> new RowFile(path.resolveSibling(name), form))
                    .toList();
            BadInputException.require(!matching.isEmpty(), path + ": no file fits this pattern");
            return matching;
        } catch (IOException e) {
            throw new BadInputException(path + ": cannot be read: " + e.getMessage(), e);
        }
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

    Path path() {
        return path;
    }

    /** Reads all rows. Throws {@link BadInputException} when the file is not of its kind. */
    void read(Connection database, Action action) {
        if (isOne(path, JSON)) {
            readJson(action);
        } else if (isOne(path, QUERY)) {
            readQuery(database, action);
        } else if (isOne(path, PARQUET)) {
            readParquet(database, action);
        } else {
            readTable(action);
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

    private void readTable(Action action) {
        try {
            TableRows.read(path, form, action);
        } catch (IOException e) {
            throw new BadInputException(
                    path + ": cannot be read: " + e.getMessage()
                            + "; check --delimiter, --encoding and --no-header, or repair the file",
                    e);
        }
    }

    private void readParquet(Connection database, Action action) {
        // DuckDB takes a path for a pattern, and folders such as "day=1" for columns.
        String name =
                path.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]").replace("'", "''");
        try (Statement statement = database.createStatement()) {
            takeRows("read_parquet('" + name + "', hive_partitioning = false)", statement, action);
        } catch (SQLException e) {
            throw new BadInputException(path + ": cannot be read: " + inOneLine(String.valueOf(e.getMessage())), e);
        }
    }

    private void readQuery(Connection database, Action action) {
        try (Statement statement = database.createStatement()) {
            // A comment may end the query, so the parenthesis is in a line of its own.
            takeRows("(" + SqlText.onlyQuery(Files.readString(path)) + "\n)", statement, action);
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
        // A column of the same name would be meant instead of the row.
        String alias = "\"row " + UUID.randomUUID() + "\"";
        String json = "SELECT CAST(to_json(" + alias + ") AS VARCHAR) AS json FROM " + source + " AS " + alias;
        try (ResultSet rows = statement.executeQuery(
                "SELECT CASE WHEN strlen(json) <= " + BoundedLines.MOST_BYTES + " THEN json END FROM (" + json + ")")) {
            for (long number = 1; rows.next(); number++) {
                String row = rows.getString(1);
                if (row == null) {
                    throw new SQLException("row " + number + " has more than 16 MB");
                }
                action.take(row.getBytes(UTF_8), number);
            }
        }
    }

    private static String inOneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }
}
