package dev.eddy.ops.retrain;

import dev.eddy.ops.SwapWatch.Sweep;
import dev.eddy.training.TrainingReport;
import dev.eddy.trial.CentreTrial;

/**
 * What came of a refresh.
 *
 * @param training what was found
 * @param trial how the centres did on recent events; null when they were not tried
 * @param refusal why they were not published; null when they were
 * @param sweep that brought them to all users; null when they were not published
 */
public record RefreshOutcome(TrainingReport training, CentreTrial.Outcome trial, String refusal, Sweep sweep) {
    static RefreshOutcome refused(TrainingReport training, CentreTrial.Outcome trial, String refusal) {
        return new RefreshOutcome(training, trial, refusal, null);
    }

    public boolean isPublished() {
        return refusal == null;
    }
}
