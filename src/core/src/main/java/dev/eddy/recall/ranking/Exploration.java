package dev.eddy.recall.ranking;

import dev.eddy.vector.SplitMix64;

/**
 * Gives a share of the places of a ranked list to items that the ranker is unsure of, and says how probable each choice was. Thompson
 * sampling: a draw of all scores elects the item with the highest one (Chapelle and Li, "An empirical evaluation of Thompson sampling",
 * NeurIPS 2011, algorithm 3). A place chooses one of {@value #DRAWS} draws, so an item's propensity is the share of draws that elect it.
 * One choice in ten is made among all items alike, so that no propensity is 0.
 */
final class Exploration {
    private static final int DRAWS = 32;
    private static final double UNIFORM = .1;
    private static final long SIXTEEN_BITS = 0xFFFF;
    /** A sum of four numbers that are uniform in [0, 1] has the variance 1 / 3. */
    private static final float PER_DEVIATION = (float) (Math.sqrt(3) / SIXTEEN_BITS);

    private final double share;

    /** @param share of the places, in [0, 1] */
    Exploration(double share) {
        this.share = share;
    }

    /** Spreads the explored places evenly; with a share of .1 the tenth is the first of them. */
    private boolean isExplored(int place) {
        // Rounded, so that ten tenths are one.
        return Math.floor((place + 1) * share + 1e-9) > Math.floor(place * share + 1e-9);
    }

    /**
     * A new order of items.
     *
     * @param items indices of the items
     * @param propensities 1 of a place that is not explored
     */
    record Order(int[] items, float[] propensities) {
        /** The order of a list that is not explored. */
        static Order unchanged(int length) {
            var order = new Order(new int[length], new float[length]);
            for (int place = 0; place < length; place++) {
                order.items[place] = place;
                order.propensities[place] = 1;
            }
            return order;
        }
    }

    /**
     * Orders the first places of a list anew.
     *
     * @param scores of the items in their order so far
     * @param deviations standard deviations of the scores
     * @param seed equal seeds give equal orders
     */
    Order order(float[] scores, float[] deviations, int places, long seed) {
        int count = scores.length;
        int length = Math.min(places, count);
        var random = new SplitMix64(seed);
        float[][] draws = draws(scores, deviations, random);
        boolean[] isPlaced = new boolean[count];
        var order = new Order(new int[length], new float[length]);
        int next = 0;
        for (int place = 0; place < length; place++) {
            int left = count - place;
            if (isExplored(place) && left > 1) {
                explore(order, place, draws, isPlaced, left, random);
            } else {
                while (isPlaced[next]) {
                    next++;
                }
                order.items[place] = next;
                order.propensities[place] = 1;
            }
            isPlaced[order.items[place]] = true;
        }
        return order;
    }

    private static float[][] draws(float[] scores, float[] deviations, SplitMix64 random) {
        float[][] draws = new float[DRAWS][scores.length];
        for (float[] draw : draws) {
            for (int i = 0; i < draw.length; i++) {
                draw[i] = scores[i] + deviations[i] * noise(random.nextLong());
            }
        }
        return draws;
    }

    /** Nearly normal with variance 1: a sum of four uniform numbers, 30 times as fast as a logarithm and a cosine. */
    private static float noise(long random) {
        long sum = (random & SIXTEEN_BITS)
                + (random >>> 16 & SIXTEEN_BITS)
                + (random >>> 32 & SIXTEEN_BITS)
                + (random >>> 48);
        return (sum - 2f * SIXTEEN_BITS) * PER_DEVIATION;
    }

    private static void explore(
            Order order, int place, float[][] draws, boolean[] isPlaced, int left, SplitMix64 random) {
        int[] elected = new int[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            elected[draw] = highest(draws[draw], isPlaced);
        }
        int chosen = random.nextDouble() <= UNIFORM
                ? leftAt(random.nextInt(left), isPlaced)
                : elected[random.nextInt(DRAWS)];
        int votes = 0;
        for (int item : elected) {
            votes += item == chosen ? 1 : 0;
        }
        order.items[place] = chosen;
        order.propensities[place] = (float) (UNIFORM / left + (1 - UNIFORM) * votes / DRAWS);
    }

    private static int highest(float[] draw, boolean[] isPlaced) {
        int best = -1;
        for (int i = 0; i < draw.length; i++) {
            if (!isPlaced[i] && (best < 0 || draw[i] > draw[best])) {
                best = i;
            }
        }
        return best;
    }

    /** The item at a place among those that are left. */
    private static int leftAt(int place, boolean[] isPlaced) {
        int before = 0;
        for (int i = 0; i < isPlaced.length; i++) {
            if (!isPlaced[i] && before++ == place) {
                return i;
            }
        }
        throw new IllegalArgumentException("place " + place + " of " + before);
    }
}
