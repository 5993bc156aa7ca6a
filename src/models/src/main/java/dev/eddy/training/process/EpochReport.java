package dev.eddy.training.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a training went.
 *
 * @param steps of all epochs
 * @param trainLosses mean loss of an example, for each epoch
 * @param validationLosses the same over the validation examples; none when there are no such examples
 * @param stoppedEarly the last epoch did not lower the validation loss, so the epoch before it was kept
 */
public record EpochReport(long steps, List<Double> trainLosses, List<Double> validationLosses, boolean stoppedEarly) {
    /** Before the first epoch. */
    public static final EpochReport NONE = new EpochReport(0, List.of(), List.of(), false);

    /** Adds an epoch. The validation loss is NaN when there are no validation examples. */
    public EpochReport with(long moreSteps, double trainLoss, double validationLoss) {
        boolean isWorse = !validationLosses.isEmpty() && validationLoss >= validationLoss();
        return new EpochReport(
                steps + moreSteps,
                append(trainLosses, trainLoss),
                Double.isNaN(validationLoss) ? validationLosses : append(validationLosses, validationLoss),
                isWorse);
    }

    /** Number of passes over the examples, including one that was not kept. */
    public int epochs() {
        return trainLosses.size();
    }

    /** The least validation loss, which is that of the epoch that was kept; NaN without validation examples. */
    public double validationLoss() {
        return validationLosses.stream().mapToDouble(loss -> loss).min().orElse(Double.NaN);
    }

    private static List<Double> append(List<Double> losses, double loss) {
        return Stream.concat(losses.stream(), Stream.of(loss)).toList();
    }
}
