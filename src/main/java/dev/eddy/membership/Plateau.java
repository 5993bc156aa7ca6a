package dev.eddy.membership;

/** Notices when a noisy rising value has stopped rising: its moving average sets no new record for ten steps. */
final class Plateau {
    private static final double WEIGHT_OF_NEWEST = 0.3;
    private static final double SMALLEST_GAIN = 1e-4;
    private static final int PATIENCE = 10;

    private double average = Double.NaN;
    private double best = Double.NEGATIVE_INFINITY;
    private int stepsSinceBest;

    void see(double value) {
        average = Double.isNaN(average) ? value : average + WEIGHT_OF_NEWEST * (value - average);
        if (average > best + SMALLEST_GAIN) {
            best = average;
            stepsSinceBest = 0;
        } else {
            stepsSinceBest++;
        }
    }

    boolean isReached() {
        return stepsSinceBest >= PATIENCE;
    }
}
