package dev.eddy.trial;

/**
 * Which clicks a trial scores, and what its random choices start from.
 *
 * @param sample share of the users whose clicks are scored, in (0, 1]
 * @param scoresRepeats whether clicks on items that the user clicked before are scored, too
 * @param isNextOnly whether only clicks within a running session are scored, see {@link Protocol#SESSION_GAP}
 * @param scoredFromMillis clicks before this instant are folded and not scored; {@link Long#MIN_VALUE} scores from the start
 * @param seed of the sample of users, of the first centres and their training, and of the search for options
 */
public record TrialOptions(double sample, boolean scoresRepeats, boolean isNextOnly, long scoredFromMillis, long seed) {
    public static final long DEFAULT_SEED = 1;

    public TrialOptions {
        if (!(sample > 0 && sample <= 1)) {
            throw new IllegalArgumentException("sample must be above 0 and at most 1: " + sample);
        }
    }

    /** All users from the start on, each item once a user. */
    public static TrialOptions defaults() {
        return new TrialOptions(1, false, false, Long.MIN_VALUE, DEFAULT_SEED);
    }

    /** With another share of the users. */
    public TrialOptions sampling(double share) {
        return new TrialOptions(share, scoresRepeats, isNextOnly, scoredFromMillis, seed);
    }

    /** Scoring repeats as well. */
    public TrialOptions withRepeats() {
        return new TrialOptions(sample, true, isNextOnly, scoredFromMillis, seed);
    }

    /** Scoring within sessions only. */
    public TrialOptions nextOnly() {
        return new TrialOptions(sample, scoresRepeats, true, scoredFromMillis, seed);
    }

    /** Scoring from an instant on. */
    public TrialOptions scoringFrom(long millis) {
        return new TrialOptions(sample, scoresRepeats, isNextOnly, millis, seed);
    }

    /** With another seed. */
    public TrialOptions seeded(long other) {
        return new TrialOptions(sample, scoresRepeats, isNextOnly, scoredFromMillis, other);
    }

    /** What the baselines do with the items a user had. */
    Had had() {
        return scoresRepeats ? Had.RECALLED : Had.LEFT_OUT;
    }
}
