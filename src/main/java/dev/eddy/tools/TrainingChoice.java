package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.Progress;
import dev.eddy.training.Retrained;
import dev.eddy.training.Retraining;
import dev.eddy.training.RetrainingOptions;
import dev.eddy.training.TrainingInput;
import dev.eddy.training.TrainingOptions;
import picocli.CommandLine.Option;

/** How centres are to be trained. */
final class TrainingChoice {
    private static final long SEED = 1;

    @Option(
            names = {"--k", "--clusters"},
            paramLabel = "N|auto",
            defaultValue = "auto",
            converter = ClustersConverter.class,
            description = "How many clusters; auto, the default: the elbow among numbers around one per 5,000 users.")
    private String clusters;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "0",
            description = "Users per mini-batch (default: ten per cluster, at least 1,000).")
    private int batchSize;

    @Option(
            names = "--batches",
            paramLabel = "N",
            defaultValue = "" + TrainingOptions.BATCHES,
            description = "Mini-batches (default: ${DEFAULT-VALUE}).")
    private int batches;

    @Option(
            names = "--largest",
            paramLabel = "TIMES",
            defaultValue = "" + TrainingOptions.LARGEST,
            description = "Split clusters of more users than so many times the mean (default: ${DEFAULT-VALUE}).")
    private double largest;

    /** Refuses what can't be, before anything is read. */
    void check() {
        if (batchSize < 0 || batches < 0) {
            throw new BadInputException("--batch-size and --batches must not be negative");
        }
        if (!(largest > 1)) {
            throw new BadInputException("--largest must be more than 1: " + largest);
        }
    }

    /**
     * Trains.
     *
     * @param leastUsers a smaller population is refused
     * @throws BadInputException when the population can't be trained on
     */
    Retrained train(TrainingInput input, int leastUsers) {
        var options = new RetrainingOptions(clusters, batchSize, batches, largest, leastUsers, SEED);
        try (Progress progress = Progress.of("train", -1)) {
            return new Retraining(options)
                    .retrain(input.population(), input.unused(), (done, planned, meanCosine) -> progress.to(done));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "--k " + clusters + ": " + e.getMessage() + "; take fewer clusters, or a population of more users",
                    e);
        }
    }
}
