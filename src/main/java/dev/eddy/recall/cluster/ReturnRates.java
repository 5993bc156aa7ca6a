package dev.eddy.recall.cluster;

import dev.eddy.user.Interaction;
import dev.eddy.vector.Log2;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How likely a user's next click is on an item the user had, by the time since the last click on it and the number of clicks
 * on it. Recency and the number of earlier uses explain most of what people consume again (Anderson, Kumar, Tomkins and
 * Vassilvitskii, "The dynamics of repeat consumption", WWW 2014, section 4). That paper fits a weight to each position in the
 * user's history. Here the time counts instead, so that a rate may also rise with it (what was bought today is not due
 * today), and each rate is a plain ratio of two counts, which needs no fitting.
 *
 * <p>With each click that is looked for, every item had before counts as shown, and the clicked one as taken. The counts are
 * halved once there are many, so that the rates follow a change of habits. Not thread-safe.
 */
public final class ReturnRates {
    /**
     * An item that the user had is hidden while it is less likely than this to be the next click: about as likely as the
     * hundredth item of a list is.
     */
    public static final double LEAST = .0003;

    /**
     * A weightier behaviour within this time belongs to the click before: a click, a like and a purchase of one item are no
     * returns to it. As long as the pause that ends a session in the literature.
     */
    private static final long VISIT_MILLIS = 30 * 60_000;

    /** Returns needed before any item is shown again: a few are accidents, such as a page that is loaded again. */
    private static final int LEAST_RETURNS = 5;

    /** The bins of age are of two thirds of an octave of minutes; the last one begins after a little more than 3 years. */
    private static final double AGES_AN_OCTAVE = 1.5;

    private static final int AGES = 32;

    /** 1, 2, 3 to 4, 5 to 8, and more. */
    private static final int COUNTS = 5;

    private static final int BINS = AGES * COUNTS;

    private static final double MINUTE_MILLIS = 60_000;

    /** Shown items that the mean rate counts for in each bin. */
    private static final double PRIOR_SHOWN = 100;

    private static final double MOST_SHOWN = 1e7;

    private final double[] shown;
    private final double[] taken;
    private final double[] rates = new double[BINS];
    private double allShown;
    private double allTaken;
    private double largest;

    /** Of which nothing is known yet. */
    public ReturnRates() {
        this(new LearnedReturns(new double[BINS], new double[BINS]));
    }

    /** Continues from counts kept in state. */
    public ReturnRates(LearnedReturns learned) {
        // Older ages may be told apart one day: they begin with nothing learned.
        this.shown = Arrays.copyOf(learned.shown(), BINS);
        this.taken = Arrays.copyOf(learned.taken(), BINS);
        this.allShown = Arrays.stream(shown).sum();
        this.allTaken = Arrays.stream(taken).sum();
        setRates();
    }

    /** The counts, to be kept in state. */
    public LearnedReturns learned() {
        return new LearnedReturns(shown.clone(), taken.clone());
    }

    /** Whether it was seen often enough that items come back at all. */
    boolean isProven() {
        return allTaken >= LEAST_RETURNS;
    }

    /** The rate of the bin where it is largest. */
    double largest() {
        return largest;
    }

    /** Whether a click on an item that the user had is a return to it, not a like or a purchase of the item just clicked. */
    static boolean isReturn(Interaction had, Interaction click) {
        return click.weight() <= had.weight() || click.atMillis() - had.atMillis() > VISIT_MILLIS;
    }

    /** How likely an item of the user is the next click. */
    double of(Interaction had, long asOfMillis) {
        return rates[bin(had, asOfMillis)];
    }

    /** Learns from a click, whether on one of the items that the user had or on another. */
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
        // Finite, and next to nothing, before anything was learned.
        double mean = (allTaken + .01) / (allShown + 1);
        Arrays.setAll(rates, bin -> (taken[bin] + PRIOR_SHOWN * mean) / (shown[bin] + PRIOR_SHOWN));
        largest = IntStream.range(0, rates.length)
                .mapToDouble(bin -> rates[bin])
                .max()
                .orElseThrow();
    }

    private static int bin(Interaction had, long asOfMillis) {
        double minutes = Math.max(0, asOfMillis - had.atMillis()) / MINUTE_MILLIS;
        int age = (int) Math.min(AGES - 1, AGES_AN_OCTAVE * Log2.of(1 + minutes));
        // The exponent of the next power of two.
        int count = Math.min(COUNTS - 1, Integer.SIZE - Integer.numberOfLeadingZeros(had.clicks() - 1));
        return age * COUNTS + count;
    }
}
