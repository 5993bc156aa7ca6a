package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.StoredList;
import dev.eddy.item.Catalogue;
import dev.eddy.item.TagVectors;
import dev.eddy.job.RecallOptions;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.RecordHeader;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.option.Options;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.serving.ServingOptions;
import dev.eddy.trial.CentreTraining;
import dev.eddy.trial.OracleCheck;
import dev.eddy.trial.RecallEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The job on a catalogue of nothing but ids, from a real broker to a real Redis. */
class WithoutTagsITCase {
    private static final int DIMENSION = 32;
    private static final String VISITOR = "visitor";
    private static final RecallOptions OPTIONS = RecallOptions.ofDimension(DIMENSION)
            .with(Options.with(
                    Options.defaults(RetrievalOptions.class)
                            .searching(Duration.ofMinutes(1))
                            .relating(Duration.ofHours(1)),
                    Map.of("internal.retrieval.interests", 3)))
            .reproducible();

    private final List<String> itemIds = new ArrayList<>();
    private final List<WorldRecord> stream = new ArrayList<>();
    private List<Behaviour> events;
    private Catalogue catalogue;
    private CentreSet centres;

    @BeforeEach
    void makeWorld() {
        var world = new SyntheticWorld(
                WorldOptions.defaults().withSize(300, 400, 60).withEvents(3_000));
        world.items().forEach(item -> itemIds.add(idOf(item)));
        world.forEachRemaining(record -> {
            if (record.kind() == WorldRecord.Kind.ITEM) {
                itemIds.add(idOf(record));
            } else {
                stream.add(record);
            }
        });
        stream.add(event(VISITOR, "visit", null, stream.get(stream.size() - 1).atMillis()));
        events = RecordedEvents.parse(
                stream.stream().map(record -> record.json().getBytes(UTF_8)).toList());
        catalogue = RecordedItems.parse(items(), DIMENSION).catalogue(new TagVectors(DIMENSION));
        centres = new CentreTraining(OPTIONS.interest(), catalogue, 1).train(events, "3", 1);
    }

    @Test
    void everyUserHasTheOraclesListsAlsoOneWhoOnlyVisited() throws Exception {
        try (LocalEddy eddy = started();
                CandidateReader reader = eddy.reader()) {
            play(eddy, stream);
            users().forEach(userId -> assertThat(reader.merged(userId)).isPresent());

            rebuild(eddy);
            var oracle = new RecallEngine(OPTIONS, catalogue, centres);
            events.forEach(oracle::fold);
            OracleCheck.Result result = new OracleCheck(oracle, reader, asOfMillis()).run(users -> {});
            assertThat(result.differences()).isEmpty();
            assertThat(result.lists()).isGreaterThan(200 * 12);
            assertThat(users().map(userId ->
                            reader.profile(userId).orElseThrow().cluster()))
                    .as("clusters")
                    .contains(0, 1, 2);
            assertThat(users().map(userId -> reader.lists(userId).get("ucf")))
                    .as("what similar users had")
                    .anyMatch(list -> !list.candidates().isEmpty());
            StoredList popular = reader.merged(VISITOR).orElseThrow();
            assertThat(popular.candidates())
                    .hasSize(100)
                    .extracting(Candidate::channels)
                    .allMatch(letters -> letters.matches("[ch]+"));
        }
    }

    @Test
    void itemsThatGainAndLoseTheirTagsAreNoFailure() throws Exception {
        try (LocalEddy eddy = started();
                CandidateReader reader = eddy.reader()) {
            int half = stream.size() / 2;
            play(eddy, stream.subList(0, half));
            play(eddy, itemsTagged("\"jazz\""));
            play(eddy, stream.subList(half, stream.size()));
            rebuild(eddy);
            assertThat(users().map(userId -> reader.lists(userId).get("tag")))
                    .as("what is near by tags")
                    .anyMatch(list -> !list.candidates().isEmpty());

            play(eddy, itemsTagged(""));
            // An event of each user, so that everything is looked for anew.
            long later = asOfMillis() + Duration.ofDays(1).toMillis();
            play(
                    eddy,
                    users().map(userId -> event(userId, "click", itemIds.get(0), later))
                            .toList());
            assertThat(users().map(userId -> reader.lists(userId).get("tag").candidates()))
                    .as("what is near by tags")
                    .allMatch(List::isEmpty);
            users().forEach(userId ->
                    assertThat(reader.merged(userId).orElseThrow().candidates()).isNotEmpty());
            assertThat(eddy.job().restarts()).isZero();
            assertThat(DeadLetters.of(eddy)).isEmpty();
        }
    }

    /** Those who did more than being shown something. */
    private Stream<String> users() {
        return events.stream()
                .filter(event -> event.type() != BehaviourType.IMPRESSION)
                .map(Behaviour::userId)
                .distinct();
    }

    private long asOfMillis() {
        return events.stream().mapToLong(Behaviour::atMillis).max().orElseThrow();
    }

    private List<byte[]> items() {
        return itemsTagged("").stream()
                .map(record -> record.json().getBytes(UTF_8))
                .toList();
    }

    private List<WorldRecord> itemsTagged(String tags) {
        return itemIds.stream()
                .map(itemId -> new WorldRecord(
                        WorldRecord.Kind.ITEM, itemId, 0, "{\"item_id\":\"%s\",\"tags\":[%s]}".formatted(itemId, tags)))
                .toList();
    }

    private static String idOf(WorldRecord item) {
        return RecordHeader.of(item.json().getBytes(UTF_8)).itemId();
    }

    private static WorldRecord event(String userId, String type, String itemId, long atMillis) {
        String item = itemId == null ? "" : "\"item_id\":\"%s\",".formatted(itemId);
        return new WorldRecord(
                WorldRecord.Kind.EVENT,
                userId,
                atMillis,
                "{\"user_id\":\"%s\",%s\"type\":\"%s\",\"ts\":%d}".formatted(userId, item, type, atMillis));
    }

    private LocalEddy started() throws Exception {
        LocalEddy eddy = SharedServices.start(OPTIONS, 2, ServingOptions.Channels.ALL);
        eddy.publish(items().iterator(), Map.of(), centres);
        eddy.startJob();
        eddy.awaitCatalogue();
        return eddy;
    }

    private static void play(LocalEddy eddy, List<WorldRecord> records) {
        try (Replay replay = eddy.replay()) {
            replay.runWorld(records.iterator(), 0);
        }
        eddy.awaitServed();
    }

    private void rebuild(LocalEddy eddy) {
        eddy.commands().rebuild("test", new RebuildClient.Request(true, false, asOfMillis()), (step, buckets) -> {});
    }
}
