package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.format.FieldPath;
import dev.eddy.format.RecordOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.JsonTexts;
import dev.eddy.option.Options;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    private static final Map<String, String> SHOP = Map.of(
            "records.events.fields", "user_id=visitor, item_id=sku, ts=at(iso), type=action",
            "records.events.types", "view=click, buy=purchase, scroll=ignore",
            "records.items.fields", "item_id=sku, title=name");
    private static final long NOW = Instant.parse("2026-02-01T00:00:00Z").toEpochMilli();
    private static final LeftOutRows NOTHING = new LeftOutRows(List.of());
    private static final String ROWS = """
            at,visitor,action,sku,name
            2026-01-02T00:00:00Z,2,buy,b,"Boots, brown"
            2026-01-01T00:00:00Z,1,view,a,Apron
            2026-01-03 00:00:00,1,scroll,a,Apron
            noon,1,view,a,Apron
            2026-01-01T00:00:00Z,3,view,b,Boots
            2026-01-05T00:00:00Z,,view,b,Boots
            """;

    @TempDir
    private Path folder;

    @Test
    void rowsInAnyOrderBecomeEventsInTheOrderOfTime() throws IOException {
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(file("shop.csv", ROWS), rows -> {});
            assertThat(importer.events().rows()).isEqualTo(6);
            assertThat(importer.events().taken()).isEqualTo(3);
            assertThat(importer.events().ignored()).isEqualTo(1);
            assertThat(events(importer))
                    .containsExactly(
                            "{\"item_id\":\"a\",\"ts\":1767225600000,\"type\":\"click\",\"user_id\":\"1\"}",
                            "{\"item_id\":\"b\",\"ts\":1767225600000,\"type\":\"click\",\"user_id\":\"3\"}",
                            "{\"item_id\":\"b\",\"ts\":1767312000000,\"type\":\"purchase\",\"user_id\":\"2\"}");
        }
    }

    @Test
    void aFileMayHaveMoreRowsThanAreReadAtOnce() throws IOException {
        var rows = new StringBuilder("who,what,at\n");
        for (int i = 0; i < 20_000; i++) {
            rows.append("u").append(i).append(",a,").append(1_767_225_600 - i).append('\n');
        }
        Map<String, String> mapping =
                Map.of("records.events.fields", "user_id=who, item_id=what, ts=at(s), type='click'");
        try (Importer importer = importer(mapping)) {
            importer.readEvents(file("many.csv", rows.toString()), count -> {});
            assertThat(events(importer)).hasSize(20_000).first().asString().contains("u19999");
        }
    }

    @Test
    void whatIsRefusedIsToldWithItsReasonAndPlace() throws IOException {
        Path file = file("shop.csv", ROWS);
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(file, rows -> {});
            assertThat(importer.events().refused()).isEqualTo(2);
            assertThat(importer.events().refusals())
                    .extracting(RowCounts.Refusal::example)
                    .containsExactly(
                            file + " row 4: ts is not a time (iso) (ts is at): noon",
                            file + " row 6: no user_id (user_id is visitor)");
        }
    }

    @Test
    void theLastRowOfAnItemCounts() throws IOException {
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(file("shop.csv", ROWS), rows -> {});
            importer.readItems(folder.resolve("shop.csv"), rows -> {});
            assertThat(items(importer))
                    .containsExactly(
                            "{\"item_id\":\"b\",\"title\":\"Boots\"}", "{\"item_id\":\"a\",\"title\":\"Apron\"}");
        }
    }

    @Test
    void withoutItemsThoseOfTheEventsAreTheCatalogue() throws IOException {
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(file("shop.csv", ROWS), rows -> {});
            assertThat(items(importer)).containsExactly("{\"item_id\":\"b\"}", "{\"item_id\":\"a\"}");
        }
    }

    @Test
    void tablesWithoutAHeaderGoByTheNumbersOfTheirColumns() throws IOException {
        Map<String, String> mapping = Map.of("records.events.fields", "user_id=1, item_id=3, ts=2(s), type='click'");
        file("part-1.tsv", "ann\t1767225600\ta\n");
        try (Importer importer = new Importer(options(mapping), TableForm.numbered("\t"), NOTHING)) {
            try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(folder.resolve("part-2.tsv.gz")))) {
                zipped.write("bob\t1767225601\tb\ncat\t1767225602\t\n".getBytes(UTF_8));
            }
            importer.readEvents(folder, rows -> {});
            assertThat(events(importer)).hasSize(2);
            assertThat(importer.events().refusals())
                    .extracting(RowCounts.Refusal::reason)
                    .containsExactly("no item_id, which every click needs (item_id is 3)");
        }
    }

    @Test
    void rowsOfATestAccountAreLeftOut() throws IOException {
        var leftOut = new LeftOutRows(List.of("visitor=1", "visitor=nobody", "sku=", "agent=bot"));
        try (Importer importer = new Importer(options(SHOP), TableForm.COMMON, leftOut)) {
            importer.readEvents(file("shop.csv", ROWS), rows -> {});
            assertThat(importer.events().taken()).as("of visitors 2 and 3").isEqualTo(2);
            assertThat(importer.events().ignored()).isEqualTo(3);
            assertThat(importer.leftOutRows())
                    .containsExactly(
                            entry("visitor=1", 3L),
                            entry("visitor=nobody", 0L),
                            entry("sku=", 0L),
                            entry("agent=bot", 0L));
            assertThat(importer.missingColumns()).containsExactly("agent");
        }
        assertThatThrownBy(() -> new LeftOutRows(List.of("visitor")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is not COLUMN=VALUE");
    }

    @Test
    void aBrokenLineIsRefusedByItsNumberAndTheOthersAreTaken() throws IOException {
        String rows = ROWS + "2,cut\n" + ROWS.substring(ROWS.indexOf('\n') + 1);
        try (Importer importer = importer(SHOP)) {
            Path file = file("broken.csv", rows);
            importer.readEvents(file, count -> {});
            assertThat(importer.events().taken()).isEqualTo(2 * takenOf(ROWS));
            assertThat(importer.events().refusals())
                    .extracting(RowCounts.Refusal::example)
                    .anySatisfy(example -> assertThat(example)
                            .startsWith(file + " line " + (ROWS.lines().count() + 1) + ": another number of columns"));
        }
    }

    private long takenOf(String rows) throws IOException {
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(file("whole.csv", rows), count -> {});
            return importer.events().taken();
        }
    }

    @Test
    void aPatternNamesSeveralFilesOfAFolder() throws IOException {
        file("log-1.csv", ROWS);
        Path second = file("log-2.csv", ROWS);
        file("other.csv", "nothing,of,this\n1,2,3\n");
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(second.resolveSibling("log-*.csv"), count -> {});
            assertThat(importer.events().taken()).isEqualTo(2 * takenOf(ROWS));
            assertThatThrownBy(() -> importer.readEvents(second.resolveSibling("nix-*.csv"), count -> {}))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("no file fits this pattern");
        }
    }

    @Test
    void textMayHaveAnotherEncoding() throws IOException {
        Path file = folder.resolve("old.csv");
        Files.write(
                file,
                "visitor,sku,at,action\n1,Z\u00fcrich \u20ac,2026-01-02T00:00:00Z,buy\n".getBytes("windows-1252"));
        try (Importer importer =
                new Importer(options(SHOP), TableForm.COMMON.in(TableForm.encoding("windows-1252")), NOTHING)) {
            importer.readEvents(file, rows -> {});
            assertThat(new String(importer.sampleOfEvents().get(0), UTF_8)).contains("Z\u00fcrich \u20ac");
            // Of several tables, some may be in UTF-8.
            Path other = folder.resolve("new.csv");
            Files.writeString(other, "visitor,sku,at,action\n1,Gen\u00e8ve,2026-01-02T00:00:00Z,buy\n");
            importer.readEvents(other, rows -> {});
            assertThat(new String(importer.sampleOfEvents().get(1), UTF_8)).contains("Gen\u00e8ve");
        }
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(file, rows -> {});
            assertThat(importer.events().refusals())
                    .extracting(RowCounts.Refusal::reason)
                    .containsExactly("text of another encoding, see --encoding");
        }
        assertThatThrownBy(() -> TableForm.encoding("klingon"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--encoding klingon");
    }

    @Test
    void aValueInsideOthersMayBeLeftOut() throws IOException {
        var leftOut = new LeftOutRows(List.of("who.account=test", "who.a.b=x", "who=me"));
        String row = "{\"who\":{\"account\":\"%s\"},\"item_id\":\"a\",\"type\":\"click\",\"ts\":1767225600000}\n";
        Map<String, String> mapping = Map.of("records.events.fields", "user_id=who.account");
        try (Importer importer = new Importer(options(mapping), TableForm.COMMON, leftOut)) {
            importer.readEvents(file("log.jsonl", row.formatted("ann") + row.formatted("test")), count -> {});
            assertThat(importer.events().taken()).isEqualTo(1);
            assertThat(importer.missingColumns()).containsExactly("who.a.b");
        }
    }

    @Test
    void aFieldThatNoRowHasIsToldThoughAnotherOneCounts() throws IOException {
        Map<String, String> mapping = new HashMap<>(SHOP);
        mapping.put("records.events.fields", "user_id=vistor|visitor, item_id=sku, ts=at(iso), type=action");
        try (Importer importer = importer(mapping)) {
            importer.readEvents(file("shop.csv", ROWS), count -> {});
            assertThat(importer.seenInEvents().missing())
                    .extracting(FieldPath::toString)
                    .containsExactly("vistor");
            assertThat(importer.seenInEvents().columns()).containsExactly("at", "visitor", "action", "sku", "name");
        }
    }

    @Test
    void eventsOfTheFutureAreCounted() throws IOException {
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(file("shop.csv", ROWS), count -> {});
            assertThat(importer.summary(Instant.parse("2026-01-01T12:00:00Z").toEpochMilli())
                            .ahead())
                    .isEqualTo(1);
        }
    }

    @Test
    void aQueryMayJoinAndRepairTables() throws IOException {
        Path log = file("log.csv", "day,hour,customer,track\n2026-01-01,10:00:00,7,000a\n2026-01-01,11:00:00,8,000b\n");
        Path tracks = file("tracks.csv", "number,id\na,track-1\nb,track-2\n");
        Path query = file("log.sql", """
                SELECT customer AS user_id, id AS item_id, 'click' AS type, epoch_ms(day + hour) AS ts
                FROM '%s' JOIN '%s' ON ltrim(track, '0') = number
                WHERE customer <> 8; -- the monitor
                """.formatted(log, tracks).replace("; --", " --"));
        try (Importer importer = importer(Map.of())) {
            importer.readEvents(query, count -> {});
            assertThat(events(importer))
                    .containsExactly("{\"item_id\":\"track-1\",\"ts\":1767261600000,\"type\":\"click\",\"user_id\":7}");
            assertThatThrownBy(() -> importer.readEvents(file("bad.sql", "SELECT wrong FROM nothing"), count -> {}))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("bad.sql: ")
                    .hasMessageContaining("nothing")
                    .hasMessageContaining("one query of DuckDB's SQL");
        }
    }

    @Test
    void aStarInALeftOutValueStandsForAnyText() {
        var leftOut = new LeftOutRows(List.of("visitor=bot-*", "page=*test*"));
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        assertThat(leftOut.test(row.put("visitor", "bot-7"))).isTrue();
        assertThat(leftOut.test(row.put("visitor", "a bot-7"))).isFalse();
        assertThat(leftOut.test(row.put("page", "latest news"))).isTrue();
        assertThat(leftOut.test(row.put("page", "*"))).isFalse();
    }

    @Test
    void itemsThatNoListCanHaveAreCounted() throws IOException {
        try (Importer importer = importer(Map.of("records.items.fields", "item_id=sku, available=stock(T)"))) {
            importer.readItems(file("items.csv", "sku,stock\na,T\nb,N\nc,N\n"), count -> {});
            assertThat(importer.unavailableItems()).isEqualTo(2);
        }
    }

    @Test
    void eventsAreCountedByTypeAndThoseThatAreRepeatedOrOnUnknownItems() throws IOException {
        String rows = """
                at,event_id,visitor,action,sku,name
                2026-01-02,e1,1,view,a,Apron
                2026-01-02,e1,1,view,a,Apron
                2026-01-02,e1,2,buy,b,Boots
                2026-01-02,,2,view,b,Boots
                2026-01-02,,2,view,b,Boots
                """;
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(file("shop.csv", rows), count -> {});
            assertThat(importer.summary(NOW).onUnknownItems())
                    .as("without a file of items")
                    .isZero();
            importer.readItems(file("items.csv", "sku,name\na,Apron\n"), count -> {});
            assertThat(importer.eventsByType()).containsExactly(Map.entry("click", 4L), Map.entry("purchase", 1L));
            assertThat(importer.summary(NOW).repeated()).isEqualTo(2);
            assertThat(importer.summary(NOW).onUnknownItems()).isEqualTo(3);
        }
    }

    @Test
    void rowsAreCountedByTheEntryOfTheirType() throws IOException {
        Map<String, String> mapping = new HashMap<>(SHOP);
        mapping.put("records.events.types", "view=click, \"buy\"=purchase:2, scroll=ignore, veiw=click");
        try (Importer importer = importer(mapping)) {
            importer.readEvents(file("shop.csv", ROWS), count -> {});
            importer.readEvents(file("more.csv", ROWS), count -> {});
            assertThat(importer.seenInEvents().byType())
                    .as("refused rows, too, but for the one whose time is none")
                    .containsExactly(
                            entry("view=click", 6L),
                            entry("\"buy\"=purchase:2", 2L),
                            entry("scroll=ignore", 2L),
                            entry("veiw=click", 0L));
        }
    }

    @Test
    void theSummarySaysWhatTheLogIsAbout() throws IOException {
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(file("shop.csv", ROWS + "2026-01-04T00:00:00Z,3,view,a,Apron\n"), count -> {});
            EventSummary summary = importer.summary(NOW);
            assertThat(summary.users()).isEqualTo(3);
            assertThat(summary.items()).isEqualTo(2);
            assertThat(Instant.ofEpochMilli(summary.firstMillis())).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(Instant.ofEpochMilli(summary.lastMillis())).isEqualTo("2026-01-04T00:00:00Z");
            assertThat(summary.mostActive()).containsExactly(entry("3", 2L), entry("1", 1L), entry("2", 1L));
        }
    }

    @Test
    void itemsWithMoreThanOneRowAreCounted() throws IOException {
        try (Importer importer = importer(SHOP)) {
            importer.readItems(file("items.csv", "sku,name\na,Apron\nb,Boots\na,Blue apron\n"), count -> {});
            assertThat(importer.repeatedItems()).isEqualTo(1);
        }
    }

    @Test
    void aFolderMayHaveOneFolderForEachDay() throws IOException {
        for (int day = 1; day <= 2; day++) {
            Path ofTheDay = Files.createDirectories(folder.resolve("log/day=2026-01-0" + day));
            Files.writeString(ofTheDay.resolve("part-0.csv"), """
                    at,visitor,action,sku
                    2026-01-0%d,1,view,a
                    """.formatted(day));
            Files.writeString(ofTheDay.resolve("_SUCCESS"), "");
        }
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(folder.resolve("log"), rows -> {});
            assertThat(importer.events().taken()).isEqualTo(2);
        }
    }

    @Test
    void whatDatabasesWriteForNothingIsNothing() throws IOException {
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(file("shop.csv", "at,visitor,action,sku\n2026-01-01,\\N,view,a\n"), rows -> {});
            assertThat(importer.events().refusals())
                    .extracting(RowCounts.Refusal::reason)
                    .containsExactly("no user_id (user_id is visitor)");
        }
    }

    @Test
    void columnsMayBeSeparatedByMoreThanOneCharacter() throws IOException {
        Map<String, String> mapping =
                Map.of("records.events.fields", "user_id=1, item_id=2, ts=4(s), type='click', value=3");
        try (Importer importer = new Importer(options(mapping), TableForm.numbered("::"), NOTHING)) {
            importer.readEvents(file("ratings.dat", "1::1193::5::978300760\n1::661::3::978302109\n"), rows -> {});
            assertThat(importer.events().taken()).isEqualTo(2);
        }
    }

    @Test
    void parquetAndJsonAreReadTheSameWay() throws IOException, SQLException {
        Path parquet = folder.resolve("shop.parquet");
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute(
                    "COPY (SELECT TIMESTAMP '2026-01-01 00:00:00' AS at, 17::BIGINT AS visitor, 'view' AS action,"
                            + " 'a' AS sku) TO '" + parquet + "' (FORMAT parquet)");
        }
        Path json =
                file("shop.jsonl", "{\"at\":\"2026-01-01\",\"visitor\":18,\"action\":\"view\",\"sku\":\"a\"}\n\n{]\n");
        try (Importer importer = importer(SHOP)) {
            importer.readEvents(parquet, rows -> {});
            importer.readEvents(json, rows -> {});
            assertThat(events(importer))
                    .containsExactly(
                            "{\"item_id\":\"a\",\"ts\":1767225600000,\"type\":\"click\",\"user_id\":17}",
                            "{\"item_id\":\"a\",\"ts\":1767225600000,\"type\":\"click\",\"user_id\":18}");
            assertThat(importer.events().refused()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoTableIsRefusedWithAWayOut() throws IOException {
        Path broken = folder.resolve("broken.parquet");
        Files.writeString(broken, "no parquet");
        try (Importer importer = importer(SHOP)) {
            assertThatThrownBy(() -> importer.readEvents(broken, rows -> {}))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith(broken + ": cannot be read: ");
            assertThatThrownBy(() -> importer.readEvents(folder.resolve("none.csv"), rows -> {}))
                    .hasMessage(folder.resolve("none.csv") + ": no such file; check the path");
            Path empty = Files.createDirectory(folder.resolve("empty"));
            assertThatThrownBy(() -> importer.readEvents(empty, rows -> {}))
                    .hasMessageContaining("has no file whose name ends in .csv");
        }
    }

    @Test
    void thePresetsAreMappings() {
        for (Preset preset : Preset.all()) {
            RecordOptions options = options(Map.of(
                    "records.events.fields", preset.fields(),
                    "records.events.types", preset.types(),
                    "records.items.fields", preset.itemFields()));
            assertThat(options.events().isEddys()).as(preset.name()).isFalse();
        }
        assertThatThrownBy(() -> Preset.named("none"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there are movielens, movielens-1m, retailrocket");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Importer importer(Map<String, String> mapping) {
        return new Importer(options(mapping), TableForm.COMMON, NOTHING);
    }

    private static RecordOptions options(Map<String, String> mapping) {
        return Options.read(RecordOptions.class, mapping);
    }

    private List<String> events(Importer importer) {
        Path out = folder.resolve("events.jsonl.gz");
        importer.writeEvents(out);
        return JsonTexts.of(out);
    }

    private List<String> items(Importer importer) {
        Path out = folder.resolve("items.jsonl.gz");
        importer.writeItems(out);
        return JsonTexts.of(out);
    }
}
