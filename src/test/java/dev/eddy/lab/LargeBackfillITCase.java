package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.CandidateReader;
import dev.eddy.item.Catalogue;
import dev.eddy.item.TagVectors;
import dev.eddy.job.RecallOptions;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.ops.backfill.Backfill;
import dev.eddy.ops.backfill.HistoryFile;
import dev.eddy.record.KafkaRecord;
import dev.eddy.serving.ServingOptions;
import dev.eddy.trial.CentreTraining;
import dev.eddy.trial.OracleCheck;
import dev.eddy.trial.RecallEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long history goes into a running job under traffic; then every list is the oracle's. {@code -Deddy.backfill.events=10000000} for
 * the figure of the documentation.
 */
@Tag("cluster")
class LargeBackfillITCase {
    private static final int DIMENSION = 32;
    private static final int TRAINED_ON = 200_000;
    private static final long HISTORY = Long.getLong("eddy.backfill.events", 400_000);
    /** A hundred events each, and more in a short history, which few of them have events in. */
    private static final int USERS = (int) Math.max(50_000, HISTORY / 100);

    private static final long LIVE = 100_000 + HISTORY / 25;
    private static final double LIVE_PER_SECOND = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SPAN = Duration.ofDays(60);

    /** So that all clusters stay in memory for the live events. */
    private static final Map<String, String> MODELS = Map.of("neighbours.resident-megabytes", "4096");

    private final WorldOptions world = new WorldOptions(
            1,
            USERS,
            20_000,
            160,
            HISTORY + LIVE,
            Instant.parse("2026-01-01T00:00:00Z"),
            (HISTORY + LIVE) / (double) SPAN.toSeconds(),
            2_000,
            0);
    private final RecallOptions options = RecallOptions.ofDimension(DIMENSION).reproducible();
    private final List<byte[]> items = new ArrayList<>();
    private final List<byte[]> first = new ArrayList<>();
    private final List<WorldRecord> live = new ArrayList<>();

    @Test
    void aLongHistoryIsFoldedUnderTraffic(@TempDir Path folder) throws Exception {
        Path file = write(folder.resolve("events.jsonl.gz"));
        Catalogue catalogue = RecordedItems.parse(items, DIMENSION).catalogue(new TagVectors(DIMENSION));
        CentreSet centres =
                new CentreTraining(options.interest(), catalogue, 1).train(RecordedEvents.parse(first), "20", 1);
        try (LocalEddy eddy = LocalEddy.start(options, 2, ServingOptions.Channels.ALL, memory(), MODELS);
                CandidateReader reader = eddy.reader()) {
            eddy.publish(items.iterator(), Map.of(), centres);
            eddy.startJob();
            eddy.awaitCatalogue();
            try (Traffic traffic = Traffic.start(eddy.options().kafka(), live, LIVE_PER_SECOND)) {
                backfill(eddy, file);
                assertThat(traffic.sent()).as("all under traffic").isLessThan(live.size());
                System.out.printf("live events meanwhile: %,d%n", traffic.sent());
                int left = live.size() - traffic.sent();
                long start = System.nanoTime();
                traffic.finish();
                eddy.awaitServed();
                System.out.printf("live events/s at full speed, with lists: %,.0f%n", left / seconds(start));
            }
            long asOf = world.start().plus(SPAN).plus(Duration.ofDays(1)).toEpochMilli();
            eddy.commands().rebuild("compare", new RebuildClient.Request(true, false, asOf), (step, buckets) -> {});
            // The oracle of a long history needs the memory of the job.
            eddy.job().cancel();
            compare(oracle(catalogue, centres), reader, asOf);
        }
    }

    /** The oracle needs all that ever came after an item: each event rewrites some 50 KB, of which a write buffer has to hold many. */
    private static Configuration memory() {
        var settings = new Configuration();
        settings.setString("taskmanager.memory.managed.size", "2g");
        settings.setString("state.backend.rocksdb.writebuffer.size", "64mb");
        return settings;
    }

    private void backfill(LocalEddy eddy, Path path) {
        var backfill = new Backfill(eddy.options().kafka(), PATIENCE);
        HistoryFile file = HistoryFile.read(path, events -> {});
        long start = System.nanoTime();
        backfill.publish(file, Long.MAX_VALUE, events -> {});
        System.out.printf("history sent: %,.0f events/s%n", HISTORY / seconds(start));
        backfill.awaitRead(unread -> {});
        System.out.printf("history read by the job: %,.0f events/s%n", HISTORY / seconds(start));
        long emitted = System.nanoTime();
        long users = backfill.makeLists("backfill", (step, buckets) -> {});
        System.out.printf("lists of %,d users in %.0f s%n", users, seconds(emitted));
    }

    private static void compare(RecallEngine oracle, CandidateReader reader, long asOf) {
        OracleCheck.Result result = new OracleCheck(oracle, reader, asOf).run(users -> {});
        System.out.printf("lists that differ from the oracle's: %,d of %,d%n", result.wrong(), result.lists());
        assertThat(result.differences()).isEmpty();
        assertThat(result.users()).isGreaterThan(USERS / 2);
    }

    private RecallEngine oracle(Catalogue catalogue, CentreSet centres) {
        var oracle = new RecallEngine(options, catalogue, centres);
        var parser = new BehaviourParser();
        long[] position = {0};
        forEach(event -> oracle.fold(parser.parse(new KafkaRecord(
                        "", 0, position[0]++, Long.MAX_VALUE, null, event.json().getBytes(UTF_8)))
                .value()));
        return oracle;
    }

    /** Plays the world: its history into a file, the rest and the items into memory. */
    private Path write(Path file) throws IOException {
        new SyntheticWorld(world).items().forEach(item -> items.add(bytes(item)));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            long[] events = {0};
            new SyntheticWorld(world).forEachRemaining(record -> {
                if (record.kind() == WorldRecord.Kind.ITEM) {
                    items.add(bytes(record));
                } else if (events[0]++ < HISTORY) {
                    writeLine(bytes(record), out);
                    if (first.size() < TRAINED_ON) {
                        first.add(bytes(record));
                    }
                } else {
                    live.add(record);
                }
            });
        }
        return file;
    }

    private void forEach(Consumer<WorldRecord> action) {
        new SyntheticWorld(world).forEachRemaining(record -> {
            if (record.kind() == WorldRecord.Kind.EVENT) {
                action.accept(record);
            }
        });
    }

    private static void writeLine(byte[] line, OutputStream out) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(WorldRecord record) {
        return record.json().getBytes(UTF_8);
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}
