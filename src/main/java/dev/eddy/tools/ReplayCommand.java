package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.lab.Replay;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.JsonLines;
import dev.eddy.ops.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = "Publish recorded events to Kafka, unchanged and in their order; before them the catalogue.")
final class ReplayCommand extends DeploymentCommand {
    @Option(names = "--events", required = true, paramLabel = "FILE", description = "events.jsonl, or .gz.")
    private Path eventsFile;

    @Option(names = "--items", paramLabel = "FILE", description = "items.jsonl, or .gz; published first.")
    private Path itemsFile;

    @Option(
            names = "--tag-vectors",
            paramLabel = "FILE",
            description = "word2vec text file; the vectors of the items' tags are published first.")
    private Path tagVectorsFile;

    @Option(
            names = "--item-vectors",
            paramLabel = "FILE",
            description = "item-vectors.jsonl, or .gz: vectors in other spaces, published first.")
    private Path itemVectorsFile;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "0", description = "Events per second; 0 is full speed.")
    private double rate;

    @Override
    public Integer call() {
        BadInputException.require(
                rate >= 0 && !Double.isInfinite(rate), "--rate " + rate + ": must be 0 or more events per second");
        BadInputException.require(
                tagVectorsFile == null || itemsFile != null,
                "--tag-vectors goes with --items, which says whose tags they are");
        requireRereadable(eventsFile);
        requireRereadable(itemsFile);
        requireRereadable(itemVectorsFile);
        // All files are read before the first record is sent: half a replay would be hard to undo.
        long count = JsonLines.count(eventsFile);
        BadInputException.require(count > 0, eventsFile + ": holds no events; give a file with one JSON event a line");
        LoadedCatalogue catalogue = itemsFile == null ? null : LoadedCatalogue.load(itemsFile, tagVectorsFile);
        if (itemVectorsFile != null) {
            JsonLines.count(itemVectorsFile);
        }
        Topic[] toFill = Stream.of(
                        Topic.EVENTS,
                        itemsFile == null ? null : Topic.ITEMS,
                        tagVectorsFile == null ? null : Topic.TAG_VECTORS,
                        itemVectorsFile == null ? null : Topic.ITEM_VECTORS)
                .filter(Objects::nonNull)
                .toArray(Topic[]::new);
        Topics.require(kafka(), kafka().topics(toFill));
        publish(catalogue);
        replay(count);
        return DONE;
    }

    /** The second reading of a pipe would find nothing. The reader itself reports a missing file. */
    private static void requireRereadable(Path file) {
        BadInputException.require(
                file == null || !Files.exists(file) || Files.isRegularFile(file),
                file + ": not a regular file; it is read twice, so it has to be one");
    }

    private void publish(LoadedCatalogue catalogue) {
        try (var publisher = new CataloguePublisher(kafka())) {
            if (itemVectorsFile != null) {
                try (JsonLines lines = JsonLines.open(itemVectorsFile)) {
                    print(
                            "%,d item vectors sent to %s",
                            publisher.publishItemVectors(lines), kafka().topic(Topic.ITEM_VECTORS));
                }
            }
            // Tag vectors go before items, since the job resolves an item with the vectors that it has then.
            if (tagVectorsFile != null) {
                print(
                        "%,d tag vectors of dimension %d sent to %s",
                        publisher.publishTagVectors(catalogue.tagVectors()),
                        catalogue.dimension(),
                        kafka().topic(Topic.TAG_VECTORS));
            }
            if (catalogue != null) {
                try (JsonLines lines = JsonLines.open(itemsFile)) {
                    print("%,d items sent to %s", publisher.publishItems(lines), kafka().topic(Topic.ITEMS));
                }
            }
        }
    }

    private void replay(long count) {
        try (var replay = new Replay(kafka());
                JsonLines lines = JsonLines.open(eventsFile);
                Progress progress = Progress.of("replay", count)) {
            long start = System.nanoTime();
            replay.run(counted(lines, progress), rate);
            double seconds = (System.nanoTime() - start) / 1e9;
            String types = replay.sentByType().entrySet().stream()
                    .map(type -> TextTable.format("%s %,d", TextTable.shown(type.getKey()), type.getValue()))
                    .collect(Collectors.joining(", "));
            print(
                    "%,d events sent to %s in %.1f s, %,.0f/s: %s",
                    replay.acknowledged(),
                    kafka().topic(Topic.EVENTS),
                    seconds,
                    replay.acknowledged() / seconds,
                    types);
        }
    }

    private static Iterator<byte[]> counted(Iterator<byte[]> events, Progress progress) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED), false)
                .peek(event -> progress.step())
                .iterator();
    }
}
