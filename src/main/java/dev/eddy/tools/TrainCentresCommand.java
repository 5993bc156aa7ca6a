package dev.eddy.tools;

import dev.eddy.app.BadInputException;
import dev.eddy.app.RecallOptions;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.membership.CentreSet;
import dev.eddy.training.Training;
import dev.eddy.trial.CentreTraining;
import dev.eddy.workbench.CentreFile;
import dev.eddy.workbench.Progress;
import dev.eddy.workbench.RecordedEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains centres from files into a file. Its --version is that of the centres, so it can't have the standard one. */
@Command(
        name = "train",
        description = "Train centres on recorded events; writes a file for 'centres publish'.",
        footer = {
            "",
            "The file holds the records of the topic cluster-centres, one a line as",
            "{\"key\": \"VERSION/ID\", \"value\": {…}}: a line for each centre, then the manifest."
        })
final class TrainCentresCommand implements Callable<Integer> {
    private static final long SEED = 1;

    // Picocli itself acts on it.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    @Option(names = "--events", required = true, paramLabel = "FILE", description = "events.jsonl, or .gz")
    private Path eventsFile;

    @Mixin
    private CatalogueFiles catalogue;

    @Option(
            names = "--clusters",
            paramLabel = "N|auto",
            defaultValue = "auto",
            converter = ClustersConverter.class,
            description = "How many; auto, the default: one per 5,000 users.")
    private String clusters;

    @Option(
            names = "--version",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Version of the set, 1 or more (default: ${DEFAULT-VALUE}). A published one can't be changed.")
    private long version;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the centres.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (version < 1) {
            throw new BadInputException("--version " + version + ": must be 1 or more; 0 is for untrained centres");
        }
        OutputFile.requireWritable("--out", out);
        LoadedCatalogue loaded = catalogue.load();
        List<Behaviour> events = RecordedEvents.load(eventsFile);
        RecallOptions options = RecallOptions.ofDimension(loaded.dimension());
        Training training = train(new CentreTraining(options.interest(), loaded.catalogue(), SEED), events);
        CentreSet set = CentreTraining.set(training, events, version);
        CentreFile.write(out, set);
        print(training);
        return 0;
    }

    private Training train(CentreTraining trainer, List<Behaviour> events) {
        try (Progress progress = Progress.of("train", -1)) {
            return trainer.training(events, clusters, (done, planned, meanCosine) -> progress.to(done));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "--clusters " + clusters + ": " + e.getMessage()
                            + "; take fewer, or events of more users on items of the catalogue",
                    e);
        }
    }

    private void print(Training training) {
        var sizes = Arrays.stream(training.sizes()).summaryStatistics();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "version %d: %,d clusters of dimension %d, of %,d users%n"
                                + "users per cluster: min %,d, mean %,.1f, max %,d; mean cosine with the centre %.4f%n"
                                + "written to %s%n",
                        version,
                        sizes.getCount(),
                        training.dimension(),
                        sizes.getSum(),
                        sizes.getMin(),
                        sizes.getAverage(),
                        sizes.getMax(),
                        training.meanCosine(),
                        out);
    }
}
