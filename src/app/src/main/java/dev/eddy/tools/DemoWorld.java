package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.SyntheticWorld;
import dev.eddy.lab.WorldOptions;
import dev.eddy.lab.WorldRecord;
import dev.eddy.ops.JsonLines;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.trial.CentreTraining;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The input of a demo: recorded data or a synthetic world.
 *
 * @param items records of the items that exist at the start
 * @param events events, and new items among them, in order
 * @param recorded all events when they are known beforehand, else empty
 */
record DemoWorld(
        RecallOptions options,
        LoadedCatalogue catalogue,
        List<byte[]> items,
        CentreSet centres,
        Iterator<WorldRecord> events,
        List<Behaviour> recorded) {
    /** Of most users: a cluster of fewer users than it needs borrows others, and then looks like them. */
    private static final int TRAINING_EVENTS = 200_000;

    private static final int USERS = 20_000;
    private static final int ITEMS = 5_000;
    private static final int TAGS = 160;

    /** Reads the events and items of files of JSON lines. */
    static DemoWorld recorded(RecordedFiles data, Path tagVectorsFile, String clusters, JobOptions given) {
        LoadedCatalogue catalogue = LoadedCatalogue.load(
                data.items(), tagVectorsFile, given.recall().catalog().dimension(), UnaryOperator.identity());
        List<Behaviour> events = RecordedEvents.load(data.events());
        RecallOptions options = catalogue.fitting(given).recall();
        return new DemoWorld(
                options,
                catalogue,
                lines(data.items()),
                centres(options, catalogue, events, clusters),
                lines(data.events()).stream()
                        .map(json -> new WorldRecord(WorldRecord.Kind.EVENT, null, 0, new String(json, UTF_8)))
                        .iterator(),
                events);
    }

    /**
     * Makes an endless world of 20,000 users and 5,000 items, whose time is the clock's.
     *
     * @param rate events per second; at full speed, 0, time begins a month ago, so that it does not overtake the clock
     */
    static DemoWorld synthetic(long seed, String clusters, double rate, Instant now, JobOptions given) {
        WorldOptions sized = WorldOptions.defaults().withSeed(seed).withSize(USERS, ITEMS, TAGS);
        WorldOptions world = rate == 0
                ? sized.withStart(now.minus(Duration.ofDays(30)))
                : sized.withStart(now).withPace(rate);
        var played = new SyntheticWorld(world);
        List<byte[]> items =
                played.items().stream().map(item -> item.json().getBytes(UTF_8)).toList();
        RecallOptions options = given.recall();
        int dimension = options.catalog().dimension();
        var catalogue = LoadedCatalogue.of(dimension, RecordedItems.parse(items, dimension), Map.of());
        List<byte[]> past = new ArrayList<>();
        new SyntheticWorld(world.withEvents(TRAINING_EVENTS)).forEachRemaining(record -> {
            if (record.kind() == WorldRecord.Kind.EVENT) {
                past.add(record.json().getBytes(UTF_8));
            }
        });
        String count = Integer.toString(ClusterCount.of(clusters, USERS));
        CentreSet centres = centres(options, catalogue, RecordedEvents.parse(past), count);
        List<WorldRecord> you =
                DemoYou.clicks(catalogue.catalogue(), world.start().toEpochMilli());
        return new DemoWorld(options, catalogue, items, centres, DemoYou.amid(played, you), List.of());
    }

    private static CentreSet centres(
            RecallOptions options, LoadedCatalogue catalogue, List<Behaviour> events, String clusters) {
        return new CentreTraining(options.interest(), catalogue.catalogue(), 1).train(events, clusters, 1);
    }

    private static List<byte[]> lines(Path file) {
        List<byte[]> lines = new ArrayList<>();
        try (JsonLines reader = JsonLines.open(file)) {
            reader.forEachRemaining(lines::add);
        }
        return lines;
    }
}
