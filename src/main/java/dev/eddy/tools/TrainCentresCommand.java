package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreSet;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import dev.eddy.job.RecallOptions;
import dev.eddy.ops.CentreFile;
import dev.eddy.ops.CentreListing;
import dev.eddy.ops.NpyFile;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.retrain.FlinkCluster;
import dev.eddy.ops.retrain.LiveInput;
import dev.eddy.ops.retrain.RunningJob;
import dev.eddy.training.Population;
import dev.eddy.training.Retrained;
import dev.eddy.training.TrainingInput;
import dev.eddy.training.TrainingReport;
import dev.eddy.trial.CentreTraining;
import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains centres into a file. Its --version is that of the centres, so it can't have the standard one. */
@Command(
        name = "train",
        description =
                "Train centres on the users of the running job, on vectors or on recorded events; writes a file for"
                        + " 'centres publish'.",
        footer = {
            "",
            "The file holds the records of the topic cluster-centres, one a line as",
            "{\"key\": \"VERSION/ID\", \"value\": {…}}: a line for each centre, then the manifest."
        })
final class TrainCentresCommand implements Callable<Integer> {
    // Picocli itself acts on it.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    /** Exactly one of these. */
    private static final class Source {
        @ArgGroup(exclusive = false)
        private Recorded recorded;

        @Option(
                names = "--from",
                paramLabel = "FILE",
                description = "Vectors of users as numpy.save writes them: a row of floats each.")
        private Path vectors;

        @Option(
                names = "--savepoint",
                paramLabel = "PATH",
                description = "The users of a savepoint of the job, a path or URI.")
        private String savepoint;

        @ArgGroup(exclusive = false)
        private FlinkChoice live;
    }

    /** Recorded events and what they are about. */
    private static final class Recorded {
        @Option(names = "--events", required = true, paramLabel = "FILE", description = "events.jsonl, or .gz")
        private Path events;

        @Option(names = "--items", required = true, paramLabel = "FILE", description = "items.jsonl, or .gz")
        private Path items;

        @Option(
                names = "--tag-vectors",
                paramLabel = "FILE",
                description = "word2vec text file; tags without a vector get one from their name.")
        private Path tagVectors;

        private TrainingInput read(Consumer<String> notes) {
            LoadedCatalogue loaded = CatalogueFiles.load(items, tagVectors);
            ContentNote.print(loaded.catalogue(), notes);
            List<Behaviour> recorded = RecordedEvents.load(events);
            RecallOptions options = RecallOptions.ofDimension(loaded.dimension());
            return TrainingInput.first(
                    CentreTraining.population(options.interest(), loaded.catalogue(), recorded),
                    // The same events make the same set.
                    recorded.get(recorded.size() - 1).atMillis());
        }
    }

    /** Others may train at the same time: an older savepoint is no longer read by them. */
    private static final Duration LONGEST_READING = Duration.ofDays(1);

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Mixin
    private Deployment deployment;

    @Mixin
    private TrainingChoice choice;

    @Option(
            names = "--previous",
            paramLabel = "FILE",
            description = "Centres as written by 'centres train': clusters that go on keep their ids.")
    private Path previous;

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "Version of the set, 1 or more (default: the next one). A published one can't be changed.")
    private Long version;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the centres.")
    private Path out;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "With --from: write each row's cluster as an .npy of whole numbers, -1 for a row of zeros.")
    private Path labels;

    @Mixin
    private TrainingOutputs outputs;

    @Mixin
    private StepTimeout patience;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        check();
        float[][] rows = source.vectors == null ? null : NpyFile.readRows(source.vectors);
        TrainingInput input = input(rows);
        if (previous != null) {
            input = continuing(input, CentreFile.read(previous));
        }
        if (version != null) {
            input = input.withVersion(version);
        }
        Retrained retrained = choice.train(input, 1);
        CentreSet set = retrained.toSet(input.version(), input.trainedAtMillis(), input.parent());
        CentreFile.write(out, set);
        TrainingReport report = retrained.report(set);
        JsonReport.write(outputs.report(), JsonReport.of(report));
        outputs.draw(report);
        if (labels != null) {
            NpyFile.write(labels, labels(rows, retrained));
        }
        TrainingOutputs.print(report, spec.commandLine().getOut());
        spec.commandLine().getOut().println("written to " + out);
        return 0;
    }

    private void check() {
        if (version != null && version < 1) {
            throw new BadInputException("--version " + version + ": must be 1 or more; 0 is for untrained centres");
        }
        if (labels != null && source.vectors == null) {
            throw new BadInputException("--labels is for the rows of --from");
        }
        choice.check();
        outputs.check();
        OutputFile.requireWritable("--out", out);
        if (labels != null) {
            OutputFile.requireWritable("--labels", labels);
        }
    }

    /** @param rows of --from, or null */
    private TrainingInput input(float[][] rows) {
        if (rows != null) {
            return TrainingInput.first(population(rows), Instant.now().toEpochMilli());
        }
        if (source.recorded != null) {
            return source.recorded.read(spec.commandLine().getErr()::println);
        }
        CentreInventory published = CentreListing.read(deployment.options().kafka());
        return source.savepoint == null
                ? live(published)
                : LiveInput.of(source.savepoint, published, Instant.now().toEpochMilli());
    }

    private TrainingInput live(CentreInventory published) {
        try (FlinkCluster flink = source.live.connect()) {
            RunningJob job = source.live.job(flink, "train", patience.timeout());
            job.disposeOfLeftOvers(LONGEST_READING, spec.commandLine().getOut()::println);
            OnInterrupt undo = OnInterrupt.undo(spec.commandLine().getErr(), () -> undone(job));
            try (undo) {
                return job.read(savepoint ->
                        LiveInput.of(savepoint, published, Instant.now().toEpochMilli()));
            }
        }
    }

    private static String undone(RunningJob job) {
        try {
            return job.abandon() ? "interrupted: the savepoint was deleted" : "interrupted";
        } catch (IllegalStateException e) {
            return "interrupted: a later run deletes the savepoint, for now " + e.getMessage();
        }
    }

    private static Population population(float[][] rows) {
        var users = new Population.Builder();
        for (float[] row : rows) {
            users.add(Vectors.unit(row));
        }
        return users.build();
    }

    private TrainingInput continuing(TrainingInput input, CentreSet before) {
        try {
            return input.continuing(before);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--previous " + previous + ": " + e.getMessage(), e);
        }
    }

    private static int[] labels(float[][] rows, Retrained retrained) {
        int[] labels = new int[rows.length];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            labels[i] = Vectors.unit(rows[i]) == null
                    ? -1
                    : retrained.matched().ids()[retrained.training().labels()[next++]];
        }
        return labels;
    }
}
