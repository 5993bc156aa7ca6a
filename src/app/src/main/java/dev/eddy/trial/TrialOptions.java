package dev.eddy.trial;

/**
 * The choice of scored clicks, and the seed of a trial.
 *
 * @param sample share of the users whose clicks are scored, in (0, 1]
 * @param scoresRepeats whether clicks on items that the user clicked before are scored
 * @param isNextOnly whether only clicks within a session are scored, see {@link Protocol#SESSION_GAP}
 * @param scoredFromMillis first instant to score, epoch milliseconds; {@link Long#MIN_VALUE} for all
 * @param seed seed of the sample of users, of the training of centres, and of the search for options
 */
public record TrialOptions(double sample, boolean scoresRepeats, boolean isNextOnly, long scoredFromMillis, long seed) {
    public static final long DEFAULT_SEED = 1;

    /** @throws IllegalArgumentException when the share is out of range */
    public TrialOptions {
        if (!(sample > 0 && sample <= 1)) {
            throw new IllegalArgumentException("sample must be above 0 and at most 1: " + sample);
        }
    }

    /** All users and all times; each item once a user. */
    public static TrialOptions defaults() {
        return new TrialOptions(1, false, false, Long.MIN_VALUE, DEFAULT_SEED);
    }

    Had had() {
        return scoresRepeats ? Had.RECALLED : Had.LEFT_OUT;
    }
}
