package dev.eddy.training.deep;

import dev.eddy.tower.Popularity;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.vector.Exp2;
import dev.eddy.vector.HalfLives;
import java.util.Arrays;

/** The clicks on each item by time, for its {@link Popularity} at any instant: 16 bytes a click. */
final class PastClicks {
    private static final double[] HALF_LIVES_MILLIS = {
        HalfLives.millis(Popularity.RECENT), HalfLives.millis(Popularity.LASTING)
    };

    /** Where the clicks on each item begin, and the end of the last. */
    private final int[] starts;

    private final long[] millis;
    /** By half-life: decayed number of the item's clicks until each click, with it. */
    private final float[][] counts;

    PastClicks(TowerCorpus corpus) {
        starts = new int[corpus.items().size() + 1];
        for (int place = 0; place < corpus.size(); place++) {
            starts[corpus.item(place) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        millis = new long[corpus.size()];
        counts = new float[Popularity.WEIGHTS][corpus.size()];
        int[] next = starts.clone();
        for (int place = 0; place < corpus.size(); place++) {
            millis[next[corpus.item(place)]++] = corpus.atMillis(place);
        }
        for (int item = 0; item + 1 < starts.length; item++) {
            Arrays.sort(millis, starts[item], starts[item + 1]);
            for (int click = starts[item]; click < starts[item + 1]; click++) {
                for (int i = 0; i < Popularity.WEIGHTS; i++) {
                    counts[i][click] = 1 + (click == starts[item] ? 0 : decayed(i, click - 1, millis[click]));
                }
            }
        }
    }

    private float decayed(int halfLife, int click, long atMillis) {
        return counts[halfLife][click] * (float) Exp2.of((millis[click] - atMillis) / HALF_LIVES_MILLIS[halfLife]);
    }

    /** Writes the logarithms of an item's popularity just before an instant, one by half-life, from a place on. */
    void logPopularity(int item, long atMillis, float[] to, int place) {
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
        for (int i = 0; i < Popularity.WEIGHTS; i++) {
            to[place + i] = Popularity.log(low == starts[item] ? 0 : decayed(i, low - 1, atMillis));
        }
    }
}
