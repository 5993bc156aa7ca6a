package dev.eddy.training;

/** Receives the progress of a training. */
@FunctionalInterface
public interface TrainingProgress {
    TrainingProgress IGNORED = (done, planned, meanCosine) -> {};

    /**
     * Called after each mini-batch and each pass over all vectors.
     *
     * @param planned number of steps; grows by one with each re-seeding of empty clusters
     * @param meanCosine mean cosine of the step's vectors with their centres, in [-1, 1]
     */
    void stepDone(int done, int planned, double meanCosine);
}
