package dev.eddy.training.process;

/** Called now and then during a training. */
@FunctionalInterface
public interface TrainingProgress {
    TrainingProgress NONE = (step, steps, loss) -> {};

    /**
     * Tells how far the training is.
     *
     * @param step steps done
     * @param steps steps of all epochs; fewer are done when the training ends early
     * @param loss mean loss of an example in the last step
     */
    void trained(long step, long steps, double loss);
}
