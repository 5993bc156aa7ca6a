package dev.eddy.ops.retrain;

import dev.eddy.ops.SwapWatch.Sweep;
import dev.eddy.training.TrainingReport;
import dev.eddy.trial.CentreTrial;

/**
 * Outcome of a refresh.
 *
 * @param training report of the training
 * @param trial result on recent events; null without a trial
 * @param refusal reason for not publishing the centres; null if they were published
 * @param sweep assignment of all users with them; null if they were not published
 */
public record RefreshOutcome(TrainingReport training, CentreTrial.Outcome trial, String refusal, Sweep sweep) {
    public boolean isPublished() {
        return refusal == null;
    }
}
