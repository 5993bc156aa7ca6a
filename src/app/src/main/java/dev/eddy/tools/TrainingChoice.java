package dev.eddy.tools;

import dev.eddy.command.Converters;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.Progress;
import dev.eddy.training.Retrained;
import dev.eddy.training.Retraining;
import dev.eddy.training.TrainingInput;
import dev.eddy.training.TrainingOptions;
import picocli.CommandLine.Option;

/** Options of the training of centres. */
final class TrainingChoice {
    private static final long SEED = 1;

    @Option(
            names = {"--k", "--clusters"},
            paramLabel = "N|auto",
            defaultValue = "auto",
            converter = Converters.Clusters.class,
            description =
                    "Number of clusters; auto takes the elbow among numbers around one per 5,000 users of 20 items.")
    private String clusters;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "0",
            description = "Users per mini-batch; 0 takes ten per cluster, at least 1,000.")
    private int batchSize;

    @Option(
            names = "--batches",
            paramLabel = "N",
            defaultValue = "" + TrainingOptions.BATCHES,
            description = "Number of mini-batches.")
    private int batches;

    @Option(
            names = "--largest",
            paramLabel = "TIMES",
            defaultValue = "" + TrainingOptions.LARGEST,
            description = "Split clusters with more users than this multiple of the mean.")
    private double largest;

    String clusters() {
        return clusters;
    }

    /** @throws BadInputException when a value is out of range */
    void check() {
        BadInputException.require(batchSize >= 0 && batches >= 0, "--batch-size and --batches must not be negative");
        BadInputException.require(largest > 1, "--largest must be more than 1: " + largest);
    }

    /**
     * Trains.
     *
     * @param leastUsers smallest population to train on
     * @throws BadInputException when the population is too small or too uniform
     */
    Retrained train(TrainingInput input, int leastUsers) {
        var retraining =
                new Retraining(clusters, batchSize, batches, largest, leastUsers, SEED, TrainingOptions.ENOUGH_USERS);
        try (Progress progress = Progress.of("train", -1)) {
            return retraining.retrain(
                    input.population(), input.unused(), (done, planned, meanCosine) -> progress.to(done));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "--k " + clusters + ": " + e.getMessage() + "; take fewer clusters, or a population of more users",
                    e);
        }
    }
}
