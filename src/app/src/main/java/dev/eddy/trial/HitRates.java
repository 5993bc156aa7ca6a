package dev.eddy.trial;

import java.util.Locale;
import java.util.Optional;

/**
 * Hit rates among the first 20 of the merged list, with the centres or vectors in use and with new ones.
 *
 * @param scored number of scored clicks
 * @param before rate with those in use, in [0, 1]
 * @param after rate with the new ones, in [0, 1]
 */
public record HitRates(int scored, double before, double after) {
    static HitRates of(Contest before, Contest after) {
        return new HitRates(before.clicks().size(), hitRate(before), hitRate(after));
    }

    private static double hitRate(Contest contest) {
        return contest.rates(contest.merged()).hr20();
    }

    /**
     * The reason against the replacement; empty when there is none.
     *
     * @param mostLoss largest relative loss, in [0, 1]
     * @param leastClicks fewest scored clicks that can decide
     */
    public Optional<String> refusal(double mostLoss, int leastClicks) {
        if (scored < leastClicks) {
            return refused(
                    "only %,d clicks of the recent events could be looked for, at least %,d are needed to judge",
                    scored, leastClicks);
        }
        if (after < before * (1 - mostLoss)) {
            return refused(
                    "the hit rate on %,d recent clicks would fall from %.4f to %.4f, by more than %.1f %%",
                    scored, before, after, 100 * mostLoss);
        }
        return Optional.empty();
    }

    private static Optional<String> refused(String format, Object... figures) {
        return Optional.of(String.format(Locale.ROOT, format, figures));
    }
}
