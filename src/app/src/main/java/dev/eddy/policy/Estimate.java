package dev.eddy.policy;

/**
 * Estimate of a policy's mean reward per choice.
 *
 * @param low lower end of the 95 % confidence interval
 * @param high upper end of the 95 % confidence interval
 * @param effectiveSize number of choices of the policy itself that tell as much as the log (Kish, "Survey Sampling", 1965)
 */
public record Estimate(double value, double low, double high, double effectiveSize) {
    public boolean contains(double other) {
        return low <= other && other <= high;
    }
}
