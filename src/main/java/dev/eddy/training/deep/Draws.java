package dev.eddy.training.deep;

import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;

/**
 * Order of the examples in an epoch: in turn one of all examples, in random order, and one of the newest tenth. Users tend to
 * click new items, so recent examples are drawn more often.
 */
final class Draws {
    private static final int NEWEST_SHARE = 10;

    private final int size;
    private final int[] newest;
    private Shuffle order;
    private long seed;

    Draws(TowerCorpus corpus, Examples examples) {
        this.size = examples.size();
        long[] times = new long[size];
        for (int example = 0; example < size; example++) {
            times[example] = corpus.atMillis(examples.place(example));
        }
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        long since = sorted[size - Math.max(1, size / NEWEST_SHARE)];
        int[] found = new int[size];
        int count = 0;
        for (int example = 0; example < size; example++) {
            if (times[example] >= since) {
                found[count++] = example;
            }
        }
        this.newest = Arrays.copyOf(found, count);
    }

    /** Begins an epoch. */
    Draws start(long seedOfEpoch) {
        seed = seedOfEpoch;
        order = new Shuffle(size, seed);
        return this;
    }

    /** The example at a place of the epoch. */
    int at(int place) {
        return place % 2 == 0
                ? order.at(place / 2 % size)
                : newest[(int) (SplitMix64.uniform(seed + place) * newest.length)];
    }
}
