package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreInventory;
import dev.eddy.item.Catalogue;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.NpyFile;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.retrain.LiveInput;
import dev.eddy.training.Population;
import dev.eddy.training.TrainingInput;
import dev.eddy.trial.CentreTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The users that centres are trained on: exactly one of recorded events, vectors, a savepoint and the running job. */
final class TrainingSource {
    @ArgGroup(exclusive = false)
    private Recorded recorded;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Vectors of users as numpy.save writes them, one row of floats a user.")
    private Path vectors;

    @Option(names = "--savepoint", paramLabel = "PATH", description = "Users of a savepoint of the job, a path or URI.")
    private String savepoint;

    @ArgGroup(exclusive = false)
    private FlinkChoice live;

    /** Recorded events and their catalogue. */
    private static final class Recorded {
        @Option(
                names = "--events",
                required = true,
                paramLabel = "PATH",
                description = "events.jsonl(.gz), or files in a layout of your own.")
        private Path events;

        @Option(
                names = "--items",
                paramLabel = "PATH",
                description =
                        "items.jsonl(.gz), or files in a layout of your own. Without it, items are those of the events.")
        private Path items;

        @Option(
                names = "--tag-vectors",
                paramLabel = "FILE",
                description = "word2vec text file; tags without a vector get one from their name.")
        private Path tagVectors;

        private TrainingInput read(boolean byRules, Consumer<String> notes) {
            LoadedCatalogue loaded = LoadedCatalogue.load(items, tagVectors);
            LoadedCatalogue.noteMissingContent(loaded.catalogue(), notes);
            List<Behaviour> behaviours = RecordedEvents.load(events);
            RecallOptions options = RecallOptions.ofDimension(loaded.dimension());
            return TrainingInput.first(
                    CentreTraining.population(
                            options.interest(),
                            loaded.catalogue(),
                            behaviours,
                            builder(byRules ? loaded.catalogue() : null)),
                    // The time of the last event, so that equal events make equal sets.
                    behaviours.get(behaviours.size() - 1).atMillis());
        }
    }

    /** Translates recorded events and items into JSON lines if need be. */
    void translate(LayoutChoice layout, JobOptions options, PrintWriter notes) {
        if (recorded == null) {
            layout.requireNone();
        } else {
            RecordedFiles files =
                    layout.inJsonLines(new RecordedFiles(recorded.events, recorded.items), true, options, notes);
            recorded.events = files.events();
            recorded.items = files.items();
        }
    }

    boolean hasRows() {
        return vectors != null;
    }

    /** The rows of {@code --from}, or null for another source. */
    float[][] rows() throws IOException {
        return vectors == null ? null : NpyFile.readRows(vectors);
    }

    /**
     * Reads any source but {@code --from}.
     *
     * @param kafka asked only when the source is a savepoint or the job
     * @param catalogue of the job, asked where centres go by rules; else null
     * @param timeout of a savepoint
     */
    TrainingInput read(
            Supplier<KafkaOptions> kafka,
            Supplier<Catalogue> catalogue,
            Duration timeout,
            PrintWriter out,
            PrintWriter err) {
        if (recorded != null) {
            return recorded.read(catalogue != null, err::println);
        }
        CentreInventory published = CentrePublisher.read(kafka.get());
        Population.Builder users = builder(catalogue == null ? null : catalogue.get());
        if (savepoint != null) {
            return LiveInput.of(savepoint, users, published, Instant.now().toEpochMilli());
        }
        return live.readSavepoint(
                "train",
                timeout,
                path -> LiveInput.of(path, users, published, Instant.now().toEpochMilli()),
                out,
                err);
    }

    /** @param catalogue null unless centres go by rules */
    private static Population.Builder builder(Catalogue catalogue) {
        var users = new Population.Builder();
        return catalogue == null ? users : users.byRules(catalogue.items()::get);
    }
}
