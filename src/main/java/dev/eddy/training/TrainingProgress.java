package dev.eddy.training;

/** Told how far a training is. */
@FunctionalInterface
public interface TrainingProgress {
    /** For who does not want to know. */
    TrainingProgress IGNORED = (done, planned, meanCosine) -> {};

    /**
     * A mini-batch or a pass over all vectors is done.
     *
     * @param done steps done so far; jumps when the mini-batches settle early
     * @param planned steps at most; grows by one for each time empty clusters are re-seeded at the end
     * @param meanCosine of the step's vectors with their centres, in [-1, 1]
     */
    void stepDone(int done, int planned, double meanCosine);
}
