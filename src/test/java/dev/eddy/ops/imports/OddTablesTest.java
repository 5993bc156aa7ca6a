package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.format.RecordOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.JsonTexts;
import dev.eddy.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose names, columns and quotes are unusual are read as they are written. */
class OddTablesTest {
    private static final String FIELDS = "user_id=who, item_id=what, ts=at(s), type='click'";
    private static final String HEADER = "who,what,at\n";
    private static final String ANN = "{\"item_id\":\"a\",\"ts\":1767225600000,\"type\":\"click\",\"user_id\":\"ann\"}";

    @TempDir
    private Path folder;

    @Test
    void quotesThatComeLateAreQuotes() throws IOException {
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 60_000; i++) {
            rows.append("u,i,1767225000\n");
        }
        rows.append("\"ann\",\"a\",1767225600\n\"bob, the \"\"builder\"\"\",\"a,b\",1767225601\n");
        Path file = write("log.csv", rows.toString());
        try (Importer importer = importer(FIELDS)) {
            importer.readEvents(file, count -> {});
            assertThat(importer.events().refused()).isZero();
            assertThat(events(importer).subList(60_000, 60_002))
                    .containsExactly(
                            ANN,
                            "{\"item_id\":\"a,b\",\"ts\":1767225601000,\"type\":\"click\","
                                    + "\"user_id\":\"bob, the \\\"builder\\\"\"}");
        }
    }

    @Test
    void textAroundQuotesIsRefusedByItsLine() throws IOException {
        Path file = write(
                "log.csv",
                HEADER
                        + "\"an\"n,a,1767225600\n"
                        + "ann, \"a\",1767225600\n"
                        + "\"ann\",\"a\",1767225600\n"
                        + "bob\nb\"\"c,1767225600\n"
                        + "ann,\"a\nb,c,1767225600\n");
        try (Importer importer = importer(FIELDS)) {
            importer.readEvents(file, count -> {});
            assertThat(events(importer)).containsExactly(ANN);
            assertThat(importer.events().refused()).isEqualTo(5);
            assertThat(importer.events().refusals())
                    .extracting(RowCounts.Refusal::example)
                    .containsExactlyInAnyOrder(
                            file + " line 2: text after a closing quote",
                            file + " line 3: a quote after a space; quotes begin a value",
                            file + " line 5: another number of columns: 1 instead of 3",
                            file + " line 7: a quote that is not closed, so all that follows is in it");
        }
    }

    @Test
    void quotesFurtherInAreText() throws IOException {
        String rows = "12\" disc,{\"a\"},1767225600\n";
        String line =
                "{\"item_id\":\"{\\\"a\\\"}\",\"ts\":1767225600000,\"type\":\"click\",\"user_id\":\"12\\\" disc\"}";
        assertThat(eventsOf(write("log.csv", HEADER + rows), FIELDS)).containsExactly(line);
        var withoutQuotes = new TableForm(true, null, false, UTF_8);
        try (Importer importer = importer(FIELDS, withoutQuotes)) {
            importer.readEvents(write("log.csv", HEADER + "\"Heroes\" live,a,1767225600\n"), count -> {});
            assertThat(events(importer)).first().asString().contains("\"user_id\":\"\\\"Heroes\\\" live\"");
        }
    }

    @Test
    void theDelimiterIsThatOfTheFirstLineOrNamed() throws IOException {
        for (String delimiter : List.of(",", ";", "\t", "|")) {
            Path file = write("log.csv", (HEADER + "ann,a,1767225600\n").replace(",", delimiter) + "\"b,;\t|\"\n");
            try (Importer importer = importer(FIELDS)) {
                importer.readEvents(file, count -> {});
                assertThat(events(importer)).as(delimiter).containsExactly(ANN);
                assertThat(importer.tables()).containsOnlyKeys(TableForm.COMMON.delimitedBy(delimiter));
            }
        }
        Path two = write("two.csv", "who,what;at\nann,a;1767225600\n");
        assertThatThrownBy(() -> eventsOf(two, FIELDS))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("several delimiters (, ;)")
                .hasMessageContaining("--delimiter");
        assertThat(eventsOf(write("one.csv", "\n\"who\",\"what;|\",at,what\nann,,1767225600,a\n"), FIELDS))
                .containsExactly(ANN);
        assertThatThrownBy(() -> new TableForm(true, "", true, UTF_8)).isInstanceOf(BadInputException.class);
    }

    @Test
    void twoColumnsOfOneNameAreRefused() throws IOException {
        Path file = write("log.csv", "who,what,at,who\nann,a,1767225600,eve\n");
        assertThatThrownBy(() -> eventsOf(file, FIELDS))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("two columns have the name who");
    }

    @Test
    void aRowWithoutAnEndIsToldOfByItsLine() throws IOException {
        Path file = write("log.csv", HEADER + "ann,a,1767225600\nann,\"" + "x\n".repeat(9_000_000));
        assertThatThrownBy(() -> eventsOf(file, FIELDS))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + " line 3: a row of more than 16 MB");
    }

    @Test
    void aRowOfParquetThatIsTooLongIsToldOfByItsNumber() throws IOException, SQLException {
        Path file = parquet(
                "log.parquet",
                "SELECT 'ann' AS who, 'a' AS what, 1767225600 AS at UNION ALL SELECT repeat('x', 17_000_000), 'a', 0");
        assertThatThrownBy(() -> eventsOf(file, FIELDS))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(file + ": ")
                .hasMessageContaining("row 2 has more than 16 MB");
    }

    @Test
    void tablesMayBeZipped() throws IOException, SQLException {
        Path file = folder.resolve("log.csv.zst");
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                var statement = database.createStatement()) {
            statement.execute("COPY (SELECT 'ann' AS who, 'a' AS what, 1767225600 AS at) TO '" + file + "'");
        }
        assertThat(eventsOf(file, FIELDS)).containsExactly(ANN);
    }

    @Test
    void aColumnMayHaveAnyName() throws IOException, SQLException {
        String fields = "user_id=t, item_id=s.x, ts=at(s), type='click'";
        Path csv = write("t.csv", "t,s,at,rows\nann,a,1767225600,1\n");
        Path parquet = parquet("t.parquet", "SELECT 'ann' AS t, {'x': 'a'} AS s, 1767225600 AS at, 1 AS rows");
        Path struct = parquet("s.parquet", "SELECT {'who': 'x'} AS t, 'ann' AS who, 'a' AS what, 1767225600 AS at");
        Path query = write("t.sql", "SELECT 'ann' AS t, {'x': 'a'} AS s, 1767225600 AS at, 1 AS rows");
        assertThat(eventsOf(csv, fields.replace("s.x", "s"))).containsExactly(ANN);
        assertThat(eventsOf(parquet, fields)).containsExactly(ANN);
        assertThat(eventsOf(query, fields)).containsExactly(ANN);
        assertThat(eventsOf(struct, FIELDS)).containsExactly(ANN);
    }

    @Test
    void theNameOfAFileIsNoPattern() throws IOException, SQLException {
        write("log1.csv", HEADER + "eve,e,1767225600\n");
        parquet("log1.parquet", "SELECT 'eve' AS who, 'e' AS what, 1767225600 AS at");
        for (String name : List.of("log[1]", "l?g", "log*", "log\\", "it's {a,b}", "[log", "~")) {
            assertThat(eventsOf(write(name + ".csv", HEADER + "ann,a,1767225600\n"), FIELDS))
                    .containsExactly(ANN);
            assertThat(eventsOf(
                            parquet(name + ".parquet", "SELECT 'ann' AS who, 'a' AS what, 1767225600 AS at"), FIELDS))
                    .as(name)
                    .containsExactly(ANN);
        }
    }

    @Test
    void inAPatternOnlyAStarStandsForOtherText() throws IOException {
        write("log1-a.csv", HEADER + "eve,e,1767225600\n");
        write("log[1]-a.csv", HEADER + "ann,a,1767225600\n");
        assertThat(eventsOf(folder.resolve("log[1]-*.csv"), FIELDS)).containsExactly(ANN);
    }

    @Test
    void theNameOfAFolderIsNoColumn() throws IOException, SQLException {
        Path evil = Files.createDirectories(folder.resolve("who=EVIL"));
        Path csv = write("who=EVIL/log.csv", HEADER + "ann,a,1767225600\n");
        Path parquet = parquet("who=EVIL/log.parquet", "SELECT 'ann' AS who, 'a' AS what, 1767225600 AS at");
        assertThat(eventsOf(csv, FIELDS)).containsExactly(ANN);
        assertThat(eventsOf(parquet, FIELDS)).containsExactly(ANN);
        assertThat(eventsOf(evil, FIELDS)).containsExactly(ANN, ANN);
    }

    @Test
    void aQueryMayEndWithANote() throws IOException {
        String query = "SELECT 'ann' AS who, 'a' AS what, 1767225600 AS at -- seconds; of Unix\n";
        for (String end : List.of(";", "; -- note", ";\n/* a; b */\n;\n--", "-- note", "WHERE 'x; --' <> '' ; --'")) {
            assertThat(eventsOf(write("log.sql", query + end), FIELDS)).as(end).containsExactly(ANN);
        }
        for (String end : List.of("; SELECT 1", ";\nDROP TABLE events; --")) {
            Path two = write("two.sql", query + end);
            assertThatThrownBy(() -> eventsOf(two, FIELDS))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("two.sql: ")
                    .hasMessageContaining("one query");
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path parquet(String name, String query) throws IOException, SQLException {
        Path file = folder.resolve(name);
        Path plain = folder.resolve("plain-" + System.identityHashCode(name));
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                var statement = database.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + plain + "' (FORMAT parquet)");
        }
        return Files.move(plain, file);
    }

    private List<String> eventsOf(Path path, String fields) {
        try (Importer importer = importer(fields)) {
            importer.readEvents(path, count -> {});
            assertThat(importer.events().refusals()).isEmpty();
            return events(importer);
        }
    }

    private List<String> events(Importer importer) {
        Path out = folder.resolve("events.jsonl.gz");
        importer.writeEvents(out);
        return JsonTexts.of(out);
    }

    private static Importer importer(String fields) {
        return importer(fields, TableForm.COMMON);
    }

    private static Importer importer(String fields, TableForm form) {
        return new Importer(
                Options.read(RecordOptions.class, Map.of("records.events.fields", fields)),
                form,
                new LeftOutRows(List.of()));
    }
}
