package dev.eddy.policy;

/** Estimates what the policy that a log is weighted for would have earned per choice. */
public sealed interface ValueEstimator permits InversePropensity, SelfNormalized, DoublyRobust {
    /** The estimate alone, without its interval, which takes longer. */
    double value(WeightedLog log);

    Estimate estimate(WeightedLog log);
}
