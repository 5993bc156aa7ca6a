package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.Lives;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random tables are read as another reader of RFC 4180 reads them, and as they were written. */
@Tag("lives")
class TableLivesTest {
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|", "::", "§");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Charset> ENCODINGS = List.of(UTF_8, UTF_8, UTF_16, WINDOWS, Charset.forName("GB18030"));
    private static final List<String> NAMES = List.of(
            "log.csv", "log[1].csv", "l?g.csv", "it's.csv", "who=EVIL.csv", "~.csv", "a b{c}.csv", "é.csv", "t");
    private static final List<String> FOLDERS = List.of("t", "who=EVIL", "[a]", "day=1/who=EVIL");
    /** None of the letters in another encoding is one of UTF-8. */
    private static final List<String> PIECES = List.of(
            "\"", "\"\"", "\n", "\r\n", "\r", ",", ";", "\t", "|", ":", "::", "§", " ", "a", "b", "t", "ü", "€", "\\N",
            "\\", "'");

    private static final List<String> COLUMNS = List.of(
            "t", "T", "who", "WHO", "column0", "1", "2", "a b", "struct", "select", "\"", "", "rows", "ü", "\\N");

    @TempDir
    private Path folder;

    private Connection database;

    @BeforeEach
    void connect() throws SQLException {
        database = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    /** A random table. */
    private static final class Life {
        private final Random random;
        private final TableForm form;
        private final String delimiter;
        private final String lineEnd;
        private final List<List<String>> rows = new ArrayList<>();
        private boolean isSpoiled;
        /** Whether the bytes are in another encoding than they are said to be. */
        private boolean isMisread;
        /** Whether the first row has no delimiter but the one that counts. */
        private boolean isClear;

        private final StringBuilder text = new StringBuilder();

        private Life(int seed) {
            this.random = new Random(seed);
            this.delimiter = one(DELIMITERS);
            this.lineEnd = random.nextBoolean() ? "\n" : "\r\n";
            Charset encoding = one(ENCODINGS);
            boolean hasQuotes = random.nextInt(8) > 0;
            this.form = new TableForm(random.nextInt(4) > 0, delimiter, hasQuotes, encoding);
            boolean isLong = seed % 500 == 499;
            int count = isLong
                    ? random.nextInt(Integer.getInteger("eddy.minutes") == null ? 5_000 : 100_000)
                    : random.nextInt(12);
            int columns = 1 + random.nextInt(6);
            int firstOdd = random.nextInt(3) == 0 ? count : random.nextInt(count + 1);
            boolean mayBeSpoiled = random.nextBoolean();
            this.isMisread = encoding.equals(UTF_8) && !delimiter.equals("§") && random.nextInt(4) == 0;
            if (encoding.equals(UTF_8) && !isMisread && random.nextInt(4) == 0) {
                text.append('\uFEFF');
            }
            if (form.hasHeader()) {
                add(names(columns));
            }
            for (int i = 0; i < count; i++) {
                if (random.nextInt(30) == 0) {
                    text.append(lineEnd);
                }
                if (mayBeSpoiled && i > 0 && random.nextInt(10) == 0) {
                    isSpoiled = true;
                    text.append(text(4)).append(lineEnd);
                } else {
                    add(row(columns, i >= firstOdd));
                }
            }
            if (count > 0 && random.nextBoolean()) {
                text.setLength(text.length() - lineEnd.length());
            }
        }

        private List<String> names(int columns) {
            Set<String> names = new LinkedHashSet<>();
            while (names.size() < columns) {
                String name = random.nextInt(3) > 0 ? one(COLUMNS) : writable(text(3));
                if (isMisread && PlainReader.isBeyondAscii(name)) {
                    continue;
                }
                if ((columns > 1 && names.isEmpty()) || !name.isEmpty()) {
                    names.add(name);
                }
            }
            return List.copyOf(names);
        }

        private List<String> row(int columns, boolean isOdd) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                row.add(isOdd ? writable(text(5)) : "v" + random.nextInt(9));
            }
            return row;
        }

        /** Without quotes a value can't have what ends it. */
        private String writable(String value) {
            return form.hasQuotes() ? value : "x" + value.replaceAll("[\r\n;,\t|:§]", "");
        }

        private void add(List<String> row) {
            rows.add(row);
            List<String> written = new ArrayList<>();
            for (String value : row) {
                boolean isQuoted = form.hasQuotes()
                        && (value.matches("(?s).*[\"\r\n].*")
                                || value.contains(delimiter)
                                || (delimiter.equals("::") && value.contains(":"))
                                || (row.size() == 1 && value.isEmpty())
                                || random.nextInt(9) == 0);
                written.add(isQuoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
            }
            if (rows.size() == 1) {
                isClear = row.size() > 1
                        && delimiter.matches("[,;\t|]")
                        && written.stream().allMatch(value -> value.matches("(?s)\".*|[^,;\t|]*"));
            }
            text.append(String.join(delimiter, written)).append(lineEnd);
        }

        private String text(int most) {
            var made = new StringBuilder();
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                made.append(one(PIECES));
            }
            return made.toString();
        }

        private <T> T one(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }

        private byte[] bytes() {
            return text.toString().getBytes(isMisread ? WINDOWS : form.encoding());
        }
    }

    @Test
    void tablesAreReadAsAnotherReaderReadsThem() throws IOException {
        for (int seed : Lives.of("tables as another reader reads them", 2_000)) {
            var life = new Life(seed);
            Path file = write(life);
            var read = new PlainReader.Rows();
            read(file, life.isClear ? life.form.delimitedBy(null) : life.form, read);
            assertThat(read.form.delimiter()).as("seed %d", seed).isEqualTo(life.form.delimiter());
            PlainReader.Rows expected = PlainReader.read(life.text.toString(), life.form, life.isMisread);
            assertThat(read.taken).as("seed %d, rows", seed).isEqualTo(expected.taken);
            assertThat(read.refused).as("seed %d, refused lines", seed).isEqualTo(expected.refused);
            if (!life.isSpoiled && !life.isMisread) {
                assertThat(read.refused).as("seed %d, all are rows", seed).isEmpty();
                assertThat(read.taken)
                        .as("seed %d, as written", seed)
                        .isEqualTo(PlainReader.rows(life.rows, life.form));
            }
            Files.delete(file);
        }
    }

    @Test
    void parquetAndQueriesAreReadAsTheyWereWritten() throws IOException, SQLException {
        for (int seed : Lives.of("Parquet and queries as they were written", 60)) {
            var life = new Life(seed);
            List<String> names = new ArrayList<>();
            Set<String> known = new HashSet<>(Set.of(""));
            life.names(5).stream()
                    .filter(name -> known.add(name.toLowerCase(Locale.ROOT)))
                    .forEach(names::add);
            List<String> row = life.row(names.size(), true);
            String query = IntStream.range(0, names.size())
                    .mapToObj(i -> "{'x': '" + row.get(i).replace("'", "''") + "'} AS \""
                            + names.get(i).replace("\"", "\"\"") + "\"")
                    .collect(Collectors.joining(", ", "SELECT ", ""));
            Path parquet = place(life, seed + ".parquet");
            Path written = folder.resolve("written");
            try (Statement statement = database.createStatement()) {
                statement.execute("COPY (" + query + ") TO '" + written + "' (FORMAT parquet)");
            }
            Files.move(written, parquet);
            Path sql = Files.writeString(
                    place(life, seed + ".sql"), query + life.one(List.of("", ";", " -- ;", ";\n--\n")));
            ObjectNode expected = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < names.size(); i++) {
                expected.putObject(names.get(i)).put("x", row.get(i));
            }
            for (Path file : List.of(parquet, sql)) {
                var read = new PlainReader.Rows();
                read(file, TableForm.COMMON, read);
                assertThat(read.taken)
                        .as("seed %d, %s", seed, file)
                        .isEqualTo(Map.of(1L, Map.of("", expected.toString())));
                Files.delete(file);
            }
        }
    }

    private void read(Path file, TableForm form, RowFile.Action action) {
        List<RowFile> files = RowFile.all(file, form);
        assertThat(files).hasSize(1);
        files.get(0).read(database, action);
    }

    private Path place(Life life, String end) throws IOException {
        return Files.createDirectories(folder.resolve(life.one(FOLDERS))).resolve(life.one(NAMES) + end);
    }

    private Path write(Life life) throws IOException {
        Path file = place(life, life.one(List.of("", ".csv.gz", ".tsv")));
        try (OutputStream out = file.toString().endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(life.bytes());
        }
        return file;
    }
}
