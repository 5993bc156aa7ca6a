package dev.eddy.training.deep;

import dev.eddy.tower.Popularity;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.vector.Exp2;
import dev.eddy.vector.HalfLives;
import java.util.Arrays;

/** The clicks on each item by time, for its {@link Popularity} at any instant: 12 bytes a click. */
final class PastClicks {
    private static final double HALF_LIFE_MILLIS = HalfLives.millis(Popularity.HALF_LIFE);

    /** Where the clicks on each item begin, and the end of the last. */
    private final int[] starts;

    private final long[] millis;
    /** Decayed number of the item's clicks until each click, with it. */
    private final float[] counts;

    PastClicks(TowerCorpus corpus) {
        starts = new int[corpus.items().size() + 1];
        for (int place = 0; place < corpus.size(); place++) {
            starts[corpus.item(place) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        millis = new long[corpus.size()];
        counts = new float[corpus.size()];
        int[] next = starts.clone();
        for (int place = 0; place < corpus.size(); place++) {
            millis[next[corpus.item(place)]++] = corpus.atMillis(place);
        }
        for (int item = 0; item + 1 < starts.length; item++) {
            Arrays.sort(millis, starts[item], starts[item + 1]);
            for (int i = starts[item]; i < starts[item + 1]; i++) {
                counts[i] = 1 + (i == starts[item] ? 0 : decayed(i - 1, millis[i]));
            }
        }
    }

    private float decayed(int click, long atMillis) {
        return counts[click] * (float) Exp2.of((millis[click] - atMillis) / HALF_LIFE_MILLIS);
    }

    /** The logarithm of an item's popularity just before an instant. */
    float logPopularity(int item, long atMillis) {
        int low = starts[item];
        int high = starts[item + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis[middle] < atMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Popularity.log(low == starts[item] ? 0 : decayed(low - 1, atMillis));
    }
}
