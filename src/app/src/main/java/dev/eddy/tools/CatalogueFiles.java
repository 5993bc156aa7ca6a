package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.JsonLines;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Options for the files of a catalogue, which goes to Kafka before its events. */
final class CatalogueFiles {
    @Option(
            names = "--items",
            paramLabel = "PATH",
            description = "items.jsonl(.gz), or files in a layout of your own; published first.")
    private Path items;

    @Option(
            names = "--tag-vectors",
            paramLabel = "FILE",
            description = "word2vec text file; the vectors of the items' tags are published first.")
    private Path tagVectors;

    @Option(
            names = "--item-vectors",
            paramLabel = "FILE",
            description = "item-vectors.jsonl, or .gz: vectors in other spaces, published first.")
    private Path itemVectors;

    private LoadedCatalogue loaded;

    /** The items of a data folder, unless others are named. */
    void useItemsOf(Path folderItems) {
        items = items == null ? folderItems : items;
    }

    /** Translates events and these items into JSON lines if need be, and returns the file of events, null without. */
    Path inJsonLines(Path events, LayoutChoice layout, JobOptions options, PrintWriter notes) {
        RecordedFiles files = layout.inJsonLines(new RecordedFiles(events, items), false, options, notes);
        items = files.items();
        return files.events();
    }

    /** Reads all files before the first record is sent: half a catalogue would be hard to undo. */
    void load() {
        BadInputException.require(
                tagVectors == null || items != null, "--tag-vectors goes with --items, which says whose tags they are");
        requireRereadable(items);
        requireRereadable(itemVectors);
        loaded = items == null ? null : LoadedCatalogue.load(items, tagVectors);
        if (itemVectors != null) {
            JsonLines.count(itemVectors);
        }
    }

    /** The second reading of a pipe would find nothing. The reader itself reports a missing file. */
    static void requireRereadable(Path file) {
        BadInputException.require(
                file == null || !Files.exists(file) || Files.isRegularFile(file),
                file + ": not a regular file; it is read twice, so it has to be one");
    }

    /** The topics that {@link #publish} fills. */
    List<Topic> topics() {
        List<Topic> filled = new ArrayList<>();
        if (items != null) {
            filled.add(Topic.ITEMS);
        }
        if (tagVectors != null) {
            filled.add(Topic.TAG_VECTORS);
        }
        if (itemVectors != null) {
            filled.add(Topic.ITEM_VECTORS);
        }
        return filled;
    }

    /** Publishes what {@link #load} has read. */
    void publish(KafkaOptions kafka, Consumer<String> said) {
        try (var publisher = new CataloguePublisher(kafka)) {
            if (itemVectors != null) {
                try (JsonLines lines = JsonLines.open(itemVectors)) {
                    say(said, "%,d item vectors", publisher.publishItemVectors(lines), kafka.topic(Topic.ITEM_VECTORS));
                }
            }
            // Tag vectors go before items, since the job resolves an item with the vectors that it has then.
            if (tagVectors != null) {
                say(
                        said,
                        "%,d tag vectors of dimension " + loaded.dimension(),
                        publisher.publishTagVectors(loaded.tagVectors()),
                        kafka.topic(Topic.TAG_VECTORS));
            }
            if (items != null) {
                try (JsonLines lines = JsonLines.open(items)) {
                    say(said, "%,d items", publisher.publishItems(lines), kafka.topic(Topic.ITEMS));
                }
            }
        }
    }

    private static void say(Consumer<String> said, String what, long count, String topic) {
        said.accept(TextTable.format(what, count) + " sent to " + topic);
    }
}
