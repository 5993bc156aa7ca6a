package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.item.TagVectors;
import dev.eddy.job.JobOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.lab.SyntheticWorld;
import dev.eddy.lab.WorldOptions;
import dev.eddy.lab.WorldRecord;
import dev.eddy.ops.DataFolder;
import dev.eddy.ops.JsonLines;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.training.TrainingProgress;
import dev.eddy.trial.CentreTraining;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a demo plays: recorded or made up.
 *
 * @param items item records to begin with
 * @param tagVectors by tag; may be empty
 * @param events events, and items that appear among them, in order
 * @param recorded the events when all are known beforehand, else empty
 */
record DemoWorld(
        RecallOptions options,
        LoadedCatalogue catalogue,
        List<byte[]> items,
        Map<String, float[]> tagVectors,
        CentreSet centres,
        Iterator<WorldRecord> events,
        List<Behaviour> recorded) {

    private static final long SEED = 1;
    private static final int TRAINING_EVENTS = 20_000;
    private static final int USERS = 20_000;
    private static final int ITEMS = 5_000;
    private static final int TAGS = 160;

    /** The events and items of a folder. */
    static DemoWorld recorded(Path folder, Path tagVectorsFile, String clusters, JobOptions given) {
        var data = new DataFolder(folder);
        LoadedCatalogue catalogue = CatalogueFiles.load(
                data.items(), tagVectorsFile, given.catalog().dimension());
        List<Behaviour> events = RecordedEvents.load(data.events());
        RecallOptions options = catalogue.fitting(given).recall();
        CentreSet centres = new CentreTraining(options.interest(), catalogue.catalogue(), SEED)
                .train(events, clusters, 1, TrainingProgress.IGNORED);
        return new DemoWorld(
                options,
                catalogue,
                lines(data.items()),
                catalogue.tagVectors(),
                centres,
                lines(data.events()).stream()
                        .map(json -> new WorldRecord(
                                WorldRecord.Kind.EVENT, null, 0, new String(json, StandardCharsets.UTF_8)))
                        .iterator(),
                events);
    }

    /** A world without end, made by the program. */
    static DemoWorld synthetic(long seed, String clusters, JobOptions given) {
        WorldOptions world = WorldOptions.defaults()
                .withSeed(seed)
                .withSize(USERS, ITEMS, TAGS)
                // Far enough in the past not to overtake the clock.
                .withStart(Instant.now().minus(Duration.ofDays(30)));
        var played = new SyntheticWorld(world);
        List<byte[]> items = new ArrayList<>();
        played.items().forEach(item -> items.add(item.json().getBytes(StandardCharsets.UTF_8)));
        RecallOptions options = given.recall();
        RecordedItems records = RecordedItems.parse(items, options.catalog().dimension());
        var catalogue = new LoadedCatalogue(
                options.catalog().dimension(),
                records,
                Map.of(),
                records.catalogue(new TagVectors(options.catalog().dimension())));
        List<byte[]> past = new ArrayList<>();
        new SyntheticWorld(world.withEvents(TRAINING_EVENTS)).forEachRemaining(record -> {
            if (record.kind() == WorldRecord.Kind.EVENT) {
                past.add(record.json().getBytes(StandardCharsets.UTF_8));
            }
        });
        CentreSet centres = new CentreTraining(options.interest(), catalogue.catalogue(), SEED)
                .train(
                        RecordedEvents.parse(past),
                        Integer.toString(ClusterCount.of(clusters, USERS)),
                        1,
                        TrainingProgress.IGNORED);
        return new DemoWorld(options, catalogue, items, Map.of(), centres, played, List.of());
    }

    private static List<byte[]> lines(Path file) {
        List<byte[]> lines = new ArrayList<>();
        try (JsonLines reader = JsonLines.open(file)) {
            reader.forEachRemaining(lines::add);
        }
        return lines;
    }
}
