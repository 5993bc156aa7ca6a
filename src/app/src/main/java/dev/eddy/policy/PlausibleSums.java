package dev.eddy.policy;

import dev.eddy.vector.SplitMix64;
import java.util.Arrays;

/**
 * Expected sums of weighted rewards that agree with the observed sum: a test of each expected sum, inverted (Garthwaite and
 * Buckland, "Generating Monte Carlo confidence intervals by the Robbins-Monro process", Applied Statistics 1992).
 *
 * <p>In a replicate, rewards arrive as a Poisson process. Each arrives at a random choice, in proportion to the expected
 * rewards, and adds the weight of this choice to a sum. The time at which the sum reaches the observed one, and the time at
 * which it passes it, give the expected sums of the replicate. For equal weights, quantiles over the replicates are the exact
 * limits of a Poisson rate (Garwood, "Fiducial limits for the Poisson distribution", Biometrika 1936).
 */
final class PlausibleSums {
    private static final int MOST_REPLICATES = 4_000;
    private static final int LEAST_REPLICATES = 400;
    /** Bounds the time that many rewards take, or a sum that is mostly one large weight. */
    private static final int ARRIVALS = 20_000_000;

    private static final long SEED = 1;
    // Sums of the same numbers differ by their order.
    private static final double ROUNDING = 1e-9;

    private final double[] weights;
    private final double[] amounts;
    private final double[] cumulated;
    private final double observed;
    private final double perArrival;
    private final SplitMix64 random = new SplitMix64(SEED);

    /**
     * @param expected in proportion to the expected reward of each choice
     * @param amounts the rewards above 0
     */
    PlausibleSums(double[] weights, double[] expected, double[] amounts, double observed) {
        this.weights = weights;
        this.amounts = amounts;
        this.observed = observed;
        cumulated = new double[weights.length];
        double total = 0;
        double weighted = 0;
        for (int i = 0; i < weights.length; i++) {
            // A reward at a weight of 0 adds nothing, so it need not arrive.
            total += weights[i] > 0 ? expected[i] : 0;
            weighted += weights[i] * expected[i];
            cumulated[i] = total;
        }
        perArrival = weighted / total * Arrays.stream(amounts).average().orElseThrow();
    }

    /** By replicate, the smallest expected sum and the largest; the ends of an interval are quantiles of these. */
    record Ends(double[] low, double[] high) {}

    Ends ends() {
        double arrivals = observed / perArrival;
        int replicates = (int) Math.max(LEAST_REPLICATES, Math.min(MOST_REPLICATES, ARRIVALS / arrivals));
        double[] low = new double[replicates];
        double[] high = new double[replicates];
        for (int replicate = 0; replicate < replicates; replicate++) {
            double sum = 0;
            double time = 0;
            while (sum <= observed * (1 + ROUNDING)) {
                time -= StrictMath.log(random.nextDouble());
                boolean before = sum < observed * (1 - ROUNDING);
                sum += weights[arrival()] * amounts[random.nextInt(amounts.length)];
                if (before && sum >= observed * (1 - ROUNDING)) {
                    low[replicate] = time * perArrival;
                }
            }
            high[replicate] = time * perArrival;
        }
        return new Ends(low, high);
    }

    private int arrival() {
        double place = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, place);
        // Equal numbers follow each other where nothing arrives; the first of them is the right one.
        int at = found >= 0 ? found : -found - 1;
        while (at > 0 && cumulated[at - 1] >= place) {
            at--;
        }
        return at;
    }
}
