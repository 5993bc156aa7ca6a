package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import dev.eddy.lab.Replay;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.JsonLines;
import dev.eddy.ops.Progress;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes recorded events, and before them the catalogue they are about. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Publish recorded events to Kafka, as they are and in their order; before them the catalogue.")
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private Deployment deployment;

    @Option(names = "--events", required = true, paramLabel = "FILE", description = "events.jsonl, or .gz")
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

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Events per second; 0, the default: as fast as possible.")
    private double rate;

    @Spec
    private CommandSpec spec;

    private KafkaOptions kafka;

    @Override
    public Integer call() {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new BadInputException("--rate " + rate + ": must be 0 or more events per second");
        }
        if (tagVectorsFile != null && itemsFile == null) {
            throw new BadInputException("--tag-vectors goes with --items, which says whose tags they are");
        }
        kafka = deployment.options().kafka();
        requireRereadable(eventsFile);
        requireRereadable(itemsFile);
        requireRereadable(itemVectorsFile);
        // All files are read before anything is sent: half a replay would be hard to take back.
        long count = JsonLines.count(eventsFile);
        if (count == 0) {
            throw new BadInputException(eventsFile + ": holds no events; give a file with one JSON event a line");
        }
        LoadedCatalogue catalogue = itemsFile == null ? null : CatalogueFiles.load(itemsFile, tagVectorsFile);
        if (itemVectorsFile != null) {
            JsonLines.count(itemVectorsFile);
        }
        Topics.require(kafka, topicsToFill());
        if (itemVectorsFile != null) {
            publishItemVectors();
        }
        if (catalogue != null) {
            publish(catalogue);
        }
        replay(count);
        return 0;
    }

    /** A pipe would be empty the second time. That a file is missing is said by its reader. */
    private static void requireRereadable(Path file) {
        if (file != null && Files.exists(file) && !Files.isRegularFile(file)) {
            throw new BadInputException(file + ": not a regular file; it is read twice, so it has to be one");
        }
    }

    private List<String> topicsToFill() {
        List<String> names = new ArrayList<>(List.of(kafka.topics().events()));
        if (itemsFile != null) {
            names.add(kafka.topics().items());
        }
        if (tagVectorsFile != null) {
            names.add(kafka.topics().tagVectors());
        }
        if (itemVectorsFile != null) {
            names.add(kafka.topics().itemVectors());
        }
        return names;
    }

    private void publishItemVectors() {
        try (var publisher = new CataloguePublisher(kafka);
                JsonLines lines = JsonLines.open(itemVectorsFile)) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%,d item vectors sent to %s%n",
                            publisher.publishItemVectors(lines),
                            kafka.topics().itemVectors());
        }
    }

    private void publish(LoadedCatalogue catalogue) {
        PrintWriter out = spec.commandLine().getOut();
        try (var publisher = new CataloguePublisher(kafka);
                JsonLines lines = JsonLines.open(itemsFile)) {
            // Vectors first: an item is resolved with the vectors that are there by then.
            if (tagVectorsFile != null) {
                out.printf(
                        Locale.ROOT,
                        "%,d tag vectors of dimension %d sent to %s%n",
                        publisher.publishTagVectors(catalogue.tagVectors()),
                        catalogue.dimension(),
                        kafka.topics().tagVectors());
            }
            out.printf(
                    Locale.ROOT,
                    "%,d items sent to %s%n",
                    publisher.publishItems(lines),
                    kafka.topics().items());
        }
    }

    private void replay(long count) {
        try (var replay = new Replay(kafka);
                JsonLines lines = JsonLines.open(eventsFile);
                Progress progress = Progress.of("replay", count)) {
            long start = System.nanoTime();
            replay.run(counted(lines, progress), rate);
            double seconds = (System.nanoTime() - start) / 1e9;
            String types = replay.sentByType().entrySet().stream()
                    .map(type -> String.format(Locale.ROOT, "%s %,d", TextTable.shown(type.getKey()), type.getValue()))
                    .collect(Collectors.joining(", "));
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%,d events sent to %s in %.1f s, %,.0f/s: %s%n",
                            replay.acknowledged(),
                            kafka.topics().events(),
                            seconds,
                            replay.acknowledged() / seconds,
                            types);
        }
    }

    private static Iterator<byte[]> counted(Iterator<byte[]> events, Progress progress) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return events.hasNext();
            }

            @Override
            public byte[] next() {
                progress.step();
                return events.next();
            }
        };
    }
}
