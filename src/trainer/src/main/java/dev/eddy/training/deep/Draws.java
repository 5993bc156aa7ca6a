package dev.eddy.training.deep;

import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;

/**
 * The batches of an epoch. The examples of a batch follow each other in time, so the negatives of a click are what others clicked in
 * the same hours or days. They are as popular as the clicked item, so the vectors do not learn popularity. Every second batch is of the newest
 * tenth, since users tend to click new items; the others are of all examples, each once before any comes twice.
 */
final class Draws {
    private static final int NEWEST_SHARE = 10;
    private static final long MILLIS_PER_SECOND = 1_000;

    /** Examples in the order of time. */
    private final int[] byTime;

    private final int batch;
    private final int blocks;
    private Shuffle order;
    private long seed;

    /** @param batch examples of a batch, at most as many as there are */
    Draws(TowerCorpus corpus, Examples examples, int batch) {
        this.batch = batch;
        this.blocks = (examples.size() + batch - 1) / batch;
        this.byTime = byTime(corpus, examples);
    }

    /** The numbers of all examples in the order of time. */
    static int[] byTime(TowerCorpus corpus, Examples examples) {
        // Second and example in one number, for a sort without objects.
        long[] keys = new long[examples.size()];
        for (int example = 0; example < keys.length; example++) {
            long second = Math.floorDiv(corpus.atMillis(examples.place(example)), MILLIS_PER_SECOND);
            keys[example] = second << (Integer.SIZE - 1) | example;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key & Integer.MAX_VALUE))
                .toArray();
    }

    /** Begins an epoch. */
    Draws start(long seedOfEpoch) {
        seed = seedOfEpoch;
        order = new Shuffle(blocks, seed);
        return this;
    }

    /** The examples of a batch, by its number in the epoch. */
    int[] batch(int number) {
        int last = byTime.length - batch;
        int from;
        if (number % 2 == 0) {
            from = Math.min(last, order.at(number / 2 % blocks) * batch);
        } else {
            int newest = Math.max(batch, byTime.length / NEWEST_SHARE);
            int places = newest - batch + 1;
            from = byTime.length - newest + (int) (SplitMix64.uniform(seed + number) * places);
        }
        return Arrays.copyOfRange(byTime, from, from + batch);
    }
}
