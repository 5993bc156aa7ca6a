package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that read recorded events take them in the layout that a producer wrote them in. */
class LayoutChoiceTest {
    private static final String FIELDS = "user_id=who, item_id=what, ts=at(ms), type='click'";
    private static final String ITEM_FIELDS = "item_id=what, tags=topics(|), published_at=since(ms)";

    @TempDir
    private Path folder;

    private Path events;
    private Path items;
    private Path ownEvents;
    private Path ownItems;

    @BeforeEach
    void writeFiles() throws Exception {
        events = CommandRun.events(folder);
        items = CommandRun.items(folder);
        ownEvents = CommandRun.write(folder.resolve("clicks.csv"), "at,who,what\n" + rows(events, "ts", "user_id"));
        ownItems = CommandRun.write(
                folder.resolve("things.csv"),
                Files.readAllLines(items).stream()
                        .map(json -> value(json, "item_id") + ","
                                + json.replaceAll(".*\\[\"(.*)\"].*", "$1").replace("\",\"", "|") + ","
                                + value(json, "published_at"))
                        .collect(Collectors.joining("\n", "what,topics,since\n", "\n")));
    }

    private static String rows(Path file, String first, String second) throws Exception {
        return Files.readAllLines(file).stream()
                .map(json -> value(json, first) + "," + value(json, second) + "," + value(json, "item_id"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String value(String json, String field) {
        return json.replaceAll(".*\"" + field + "\":\"?([^,\"}]+).*", "$1");
    }

    @Test
    void aTrialOfATableIsThatOfTheSameJsonLines() {
        CommandRun own = CommandRun.of(
                "trial", "--events", ownEvents, "--items", ownItems, "--fields", FIELDS, "--item-fields", ITEM_FIELDS);
        assertThat(own.exitCode()).isZero();
        assertThat(own.err()).contains("events   40     40         0        0", "items     8      8");
        assertThat(own.out())
                .isEqualTo(CommandRun.of("trial", "--events", events, "--items", items)
                        .out());
    }

    @Test
    void centresOfATableAreThoseOfTheSameJsonLines() {
        Path own = folder.resolve("own.jsonl");
        Path same = folder.resolve("same.jsonl");
        CommandRun run = CommandRun.of(
                "centres",
                "train",
                "--events",
                ownEvents,
                "--items",
                ownItems,
                "--fields",
                FIELDS,
                "--item-fields",
                ITEM_FIELDS,
                "--clusters",
                2,
                "--out",
                own);
        assertThat(run.exitCode()).isZero();
        CommandRun.of("centres", "train", "--events", events, "--items", items, "--clusters", 2, "--out", same);
        assertThat(own).hasSameTextualContentAs(same);
    }

    @Test
    void vectorsAreTrainedOnATable() {
        Path vectors = folder.resolve("vectors.jsonl");
        CommandRun run = CommandRun.of(
                "train", "items", "--events", ownEvents, "--fields", FIELDS, "--no-trial", "--out", vectors);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("8 items of 40 clicks");
    }

    @Test
    void withoutAFileOfItemsTheyAreThoseOfTheEvents() {
        CommandRun run = CommandRun.of("trial", "--events", events);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("30 clicks scored");
        assertThat(run.err()).contains(CommandRun.NO_CONTENT);
    }

    @Test
    void aTableWithTheFieldsOfEddyNeedsNoMapping() throws Exception {
        Path table = CommandRun.write(
                folder.resolve("table.csv"),
                "ts,user_id,item_id,type\n" + rows(events, "ts", "user_id").replace("\n", ",click\n"));
        assertThat(CommandRun.of("trial", "--events", table, "--items", items).out())
                .isEqualTo(CommandRun.of("trial", "--events", events, "--items", items)
                        .out());
    }

    @Test
    void aLayoutNeedsFilesThatHaveIt() {
        CommandRun.assertBad(CommandRun.of("demo", "--preset", "movielens"), "go with --events");
        CommandRun.assertBad(CommandRun.of("backfill", "--fields", FIELDS), "go with --events");
        CommandRun train = CommandRun.of(
                "centres",
                "train",
                "--savepoint",
                folder,
                "--fields",
                FIELDS,
                "--out",
                folder.resolve("centres.jsonl"));
        CommandRun.assertBad(train, "go with --events");
    }

    @Test
    void rowsThatBecomeNoEventsSayWhy() {
        CommandRun run = CommandRun.of("replay", "--events", ownEvents);
        CommandRun.assertBad(run, "no row of " + ownEvents + " became an event");
        assertThat(run.err()).contains("refused 40, such as");
    }
}
