package dev.eddy.recall.cluster;

import dev.eddy.user.Interaction;
import dev.eddy.vector.Log2;
import java.util.Arrays;

/**
 * Probability that a user's next click is on an item the user had, by the time since the last click on it and the
 * number of clicks on it. Recency and number of uses explain most repeat consumption (Anderson, Kumar, Tomkins and
 * Vassilvitskii, "The dynamics of repeat consumption", WWW 2014, section 4). The paper fits a weight to each position
 * in the history. Here each rate is a ratio of two counts by time, which needs no fitting and may rise with time.
 *
 * <p>Each click counts every item of the user as shown and the clicked one as taken. All counts are halved above 10
 * million shown items, so that the rates follow a change of habits. Not thread-safe.
 */
public final class ReturnRates {
    /** An item is hidden below this probability, which is about that of the hundredth item of a list. */
    static final double LEAST = .0003;

    /**
     * Within 30 minutes of a click, a like or a purchase of the same item is no return. The literature ends a session
     * after the same pause.
     */
    private static final long VISIT_MILLIS = 30 * 60_000;
    /** Returns needed before any item is shown again: a few may be page reloads. */
    private static final int LEAST_RETURNS = 5;
    /** A bin of age spans two thirds of an octave of minutes. The last bin begins at about 3 years. */
    private static final double AGES_AN_OCTAVE = 1.5;

    private static final int AGES = 32;
    /** Bins of clicks: 1, 2, 3 to 4, 5 to 8, and more. */
    private static final int COUNTS = 5;

    private static final int BINS = AGES * COUNTS;

    private static final double MINUTE_MILLIS = 60_000;
    /** Weight of the mean rate in each bin, in shown items. */
    private static final double PRIOR_SHOWN = 100;

    private static final double MOST_SHOWN = 1e7;

    private final double[] shown;
    private final double[] taken;
    private final double[] rates = new double[BINS];
    private double allShown;
    private double allTaken;
    private double largest;

    public ReturnRates() {
        this(new LearnedReturns(new double[BINS], new double[BINS]));
    }

    /** Continues from counts kept in state. */
    public ReturnRates(LearnedReturns learned) {
        // A later version may have more bins, which begin empty.
        this.shown = Arrays.copyOf(learned.shown(), BINS);
        this.taken = Arrays.copyOf(learned.taken(), BINS);
        this.allShown = Arrays.stream(shown).sum();
        this.allTaken = Arrays.stream(taken).sum();
        setRates();
    }

    public LearnedReturns learned() {
        return new LearnedReturns(shown.clone(), taken.clone());
    }

    /** Whether there were enough returns to show items again. */
    boolean isProven() {
        return allTaken >= LEAST_RETURNS;
    }

    double largest() {
        return largest;
    }

    /** Whether a click on an item that the user had is a return, not a like or a purchase in the same visit. */
    static boolean isReturn(Interaction had, Interaction click) {
        return click.weight() <= had.weight() || click.atMillis() - had.atMillis() > VISIT_MILLIS;
    }

    /** Probability that an item of the user is the next click. */
    double of(Interaction had, long asOfMillis) {
        return rates[bin(had, asOfMillis)];
    }

    void learn(Interaction[] had, Interaction click) {
        for (Interaction item : had) {
            int bin = bin(item, click.atMillis());
            shown[bin]++;
            allShown++;
            if (item.itemId().equals(click.itemId()) && isReturn(item, click)) {
                taken[bin]++;
                allTaken++;
            }
        }
        if (allShown > MOST_SHOWN) {
            halve();
        }
        setRates();
    }

    private void halve() {
        for (int bin = 0; bin < shown.length; bin++) {
            shown[bin] /= 2;
            taken[bin] /= 2;
        }
        allShown = Arrays.stream(shown).sum();
        allTaken = Arrays.stream(taken).sum();
    }

    private void setRates() {
        // Finite and small before the first click.
        double mean = (allTaken + .01) / (allShown + 1);
        Arrays.setAll(rates, bin -> (taken[bin] + PRIOR_SHOWN * mean) / (shown[bin] + PRIOR_SHOWN));
        largest = Arrays.stream(rates).max().orElseThrow();
    }

    private static int bin(Interaction had, long asOfMillis) {
        double minutes = Math.max(0, asOfMillis - had.atMillis()) / MINUTE_MILLIS;
        int age = (int) Math.min(AGES - 1, AGES_AN_OCTAVE * Log2.of(1 + minutes));
        // The exponent of the next power of two.
        int count = Math.min(COUNTS - 1, Integer.SIZE - Integer.numberOfLeadingZeros(had.clicks() - 1));
        return age * COUNTS + count;
    }
}
