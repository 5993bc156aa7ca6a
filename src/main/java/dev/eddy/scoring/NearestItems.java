package dev.eddy.scoring;

import dev.eddy.neighbours.ItemNumbers;
import dev.eddy.neighbours.Marks;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.popularity.PopularityDigest;
import dev.eddy.vector.TopK;
import java.util.Arrays;

/**
 * The channel of what is nearest to a member's interest: of what was found lately, and of what is so new that it could not be
 * found then, by the cosine as it is now.
 */
final class NearestItems {
    /** What was found may come later than the news of items that came out after it. */
    private static final int OVERTAKEN = 64;

    private NearestItems() {}

    /**
     * The list.
     *
     * @param found numbers of items that were near when they were looked for
     * @param toldWhenFound how many new items the digest had been told of by then
     * @param direction unit vector of the interest
     * @param hidden from the member
     */
    static RankedItems list(
            int[] found,
            int toldWhenFound,
            float[] direction,
            Marks hidden,
            ItemNumbers numbers,
            PopularityDigest digest,
            int limit,
            long asOfMillis) {
        int[] items = distinct(found, digest.latest(toldWhenFound - OVERTAKEN));
        int size = 0;
        for (int item : items) {
            if (!hidden.contains(item) && digest.isRecallableAt(item, asOfMillis)) {
                items[size++] = item;
            }
        }
        if (size == 0) {
            return new RankedItems(numbers, new int[0], new float[0]);
        }
        float[] cosines = new float[size];
        digest.cosines(direction, items, 0, size, cosines);
        // Items with the same tags are equally near: then what is liked comes first.
        TopK top = TopK.ofPositive(limit, (a, b) -> {
            int byHotness = Double.compare(digest.hotness(b, asOfMillis), digest.hotness(a, asOfMillis));
            return (byHotness != 0 ? byHotness : numbers.compare(a, b)) < 0;
        });
        top.offerAll(items, cosines, size);
        top.sorted();
        return new RankedItems(numbers, top.ids(), top.scores());
    }

    private static int[] distinct(int[] some, int[] others) {
        int[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        Arrays.sort(all);
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[size++] = all[i];
            }
        }
        return Arrays.copyOf(all, size);
    }
}
