package dev.eddy.trial;

import dev.eddy.centre.CentreSet;
import dev.eddy.training.TrainingReport;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether new centres may be published.
 *
 * @param mostLoss largest relative loss of hit rate, in [0, 1]
 * @param mostShare largest share of the users in one cluster, in (0, 1]; ignored when there are too few clusters to meet it
 * @param leastClicks fewest scored clicks that can decide
 */
public record CentreGate(double mostLoss, double mostShare, int leastClicks) {
    /** @throws IllegalArgumentException when a limit is out of range */
    public CentreGate {
        if (!(mostLoss >= 0 && mostLoss <= 1 && mostShare > 0 && mostShare <= 1) || leastClicks < 1) {
            throw new IllegalArgumentException("loss %s must be in [0, 1], share %s in (0, 1], clicks %d at least 1"
                    .formatted(mostLoss, mostShare, leastClicks));
        }
    }

    /** The reason against a set for a job of a dimension that holds without a trial; empty when there is none. */
    public Optional<String> refusal(CentreSet set, TrainingReport training, int dimension) {
        Optional<String> flaw = set.validate();
        if (flaw.isPresent()) {
            return flaw;
        }
        if (set.tagDimension() != dimension) {
            return refused(
                    "the centres have dimension %d by tags, the job's vectors %d", set.tagDimension(), dimension);
        }
        int clusters = training.centres().clusters();
        double share = training.shape().largestToMean() / clusters;
        if (share > mostShare && clusters * mostShare > 1) {
            return refused(
                    "the largest cluster would hold %.1f %% of the users, at most %.1f %% are allowed",
                    100 * share, 100 * mostShare);
        }
        return Optional.empty();
    }

    /** The reason against a set that follows from a trial; empty when there is none. */
    public Optional<String> refusal(HitRates trial) {
        return trial.refusal(mostLoss, leastClicks);
    }

    private static Optional<String> refused(String format, Object... figures) {
        return Optional.of(String.format(Locale.ROOT, format, figures));
    }
}
