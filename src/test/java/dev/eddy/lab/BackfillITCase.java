package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.CandidateReader;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.backfill.Backfill;
import dev.eddy.ops.backfill.HistoryFile;
import dev.eddy.serving.ServingOptions;
import dev.eddy.trial.OracleCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months of events go into a running job before its live ones, which go on meanwhile. */
class BackfillITCase {
    private static final KnownWorld WORLD = KnownWorld.withoutInputs(4_000);
    /** Events that are history and live. */
    private static final int BOTH = 100;

    private static final double LIVE_PER_SECOND = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<WorldRecord> events = ofKind(WorldRecord.Kind.EVENT);
    private final int most = events.size() * 8 / 10;

    @Test
    void historyIsFoldedBeforeLiveEventsAndEveryListIsRight(@TempDir Path folder) throws Exception {
        List<WorldRecord> history = events.subList(0, most);
        // The last events of the history are live ones as well.
        List<WorldRecord> live = events.subList(most - BOTH, events.size());
        try (LocalEddy eddy = SharedServices.start(WORLD.options(), 2, ServingOptions.Channels.ALL);
                CandidateReader reader = eddy.reader();
                var catalogue = new CataloguePublisher(eddy.options().kafka())) {
            WORLD.publish(eddy);
            catalogue.publishItems(ofKind(WorldRecord.Kind.ITEM).stream()
                    .map(BackfillITCase::bytes)
                    .iterator());
            eddy.startJob();
            eddy.awaitCatalogue();
            try (Replay replay = eddy.replay()) {
                replay.runWorld(live.subList(0, BOTH).iterator(), 0);
            }
            // So few a second that they last, on a slow machine as well.
            List<WorldRecord> later = live.subList(BOTH, live.size());
            try (Traffic traffic = Traffic.start(eddy.options().kafka(), later, LIVE_PER_SECOND)) {
                var backfill = new Backfill(eddy.options().kafka(), PATIENCE);
                HistoryFile file = HistoryFile.read(written(history, folder), events -> {});
                Backfill.Counts first = backfill.publish(file, Long.MAX_VALUE, events -> {});
                assertThat(first).isEqualTo(new Backfill.Counts(most - BOTH, 0, BOTH, 0));
                assertThat(backfill.publish(file, Long.MAX_VALUE, events -> {}))
                        .as("the same command again")
                        .isEqualTo(new Backfill.Counts(0, most - BOTH, BOTH, 0));
                awaitRead(backfill, eddy);
                assertThat(users(reader)).as("users with lists").isSubsetOf(usersOf(live));
                makeLists(backfill, eddy);
                assertThat(users(reader)).as("users with lists").containsAll(usersOf(history));
                assertThat(traffic.sent()).as("live events went on").isLessThan(later.size());
                traffic.finish();
            }
            eddy.commands()
                    .rebuild(
                            "compare",
                            new RebuildClient.Request(true, false, WORLD.asOfMillis()),
                            (step, buckets) -> {});
            OracleCheck.Result result = WORLD.compare(reader);
            assertThat(result.differences()).isEmpty();
            assertThat(result.lists()).isGreaterThan(200 * 12);
            assertThat(eddy.metrics().counter("update-users", "duplicates")).isZero();
        }
    }

    private static void awaitRead(Backfill backfill, LocalEddy eddy) {
        backfill.awaitRead(unread -> eddy.commands().progress().checkpointNowAndThen());
    }

    private static void makeLists(Backfill backfill, LocalEddy eddy) {
        backfill.makeLists(
                "backfill", (step, buckets) -> eddy.commands().progress().checkpointNowAndThen());
        eddy.commands().progress().awaitWritten();
    }

    private static Set<String> users(CandidateReader reader) {
        Set<String> users = new HashSet<>();
        reader.forEachUser(users::add);
        return users;
    }

    private static Set<String> usersOf(List<WorldRecord> events) {
        return events.stream().map(WorldRecord::key).collect(Collectors.toSet());
    }

    private static List<WorldRecord> ofKind(WorldRecord.Kind kind) {
        return WORLD.stream().stream().filter(record -> record.kind() == kind).toList();
    }

    private static byte[] bytes(WorldRecord record) {
        return record.json().getBytes(StandardCharsets.UTF_8);
    }

    private static Path written(List<WorldRecord> events, Path folder) throws IOException {
        return Files.write(
                folder.resolve("events.jsonl"),
                events.stream().map(WorldRecord::json).toList());
    }
}
