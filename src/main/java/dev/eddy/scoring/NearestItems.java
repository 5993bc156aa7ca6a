package dev.eddy.scoring;

import dev.eddy.neighbours.FoundItems;
import dev.eddy.neighbours.FoundItems.FoundInterest;
import dev.eddy.neighbours.ItemNumbers;
import dev.eddy.neighbours.Marks;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.popularity.PopularityDigest;
import dev.eddy.vector.TopK;
import java.util.Arrays;

/**
 * The channels of what is nearest to a member's interest, as a whole and by category: of what was found lately, and of what is so
 * new that it could not be found then, by the cosine as it is now.
 */
final class NearestItems {
    private final FoundItems found;
    private final int[] latest;
    private final Marks hidden;
    private final ItemNumbers numbers;
    private final PopularityDigest digest;
    private final long asOfMillis;

    /**
     * For one member.
     *
     * @param hidden from the member
     */
    NearestItems(FoundItems found, Marks hidden, ItemNumbers numbers, PopularityDigest digest, long asOfMillis) {
        this.found = found;
        this.latest = digest.latest(found.told());
        this.hidden = hidden;
        this.numbers = numbers;
        this.digest = digest;
        this.asOfMillis = asOfMillis;
    }

    /**
     * What is nearest to the interest as a whole.
     *
     * @param direction unit vector of the interest as it is now
     */
    RankedItems list(float[] direction, int limit) {
        TopK top = top(limit);
        offer(found.nearest(), direction, 1, top);
        return ranked(top);
    }

    /** What is nearest to each interest, of each as many as it is to have. */
    RankedItems crossed(int limit) {
        TopK top = top(limit);
        for (FoundInterest interest : found.interests()) {
            TopK ofInterest = top(interest.quota());
            offer(interest.nearest(), interest.direction(), interest.cosine(), ofInterest);
            ofInterest.sorted();
            for (int i = 0; i < ofInterest.size(); i++) {
                if (!contains(top, ofInterest.id(i))) {
                    top.offer(ofInterest.id(i), ofInterest.score(i));
                }
            }
        }
        return ranked(top);
    }

    private static boolean contains(TopK top, int item) {
        for (int i = 0; i < top.size(); i++) {
            if (top.id(i) == item) {
                return true;
            }
        }
        return false;
    }

    private TopK top(int limit) {
        // Items with the same tags are equally near: then what is liked comes first.
        return TopK.ofPositive(limit, (a, b) -> {
            int byHotness = Double.compare(digest.hotness(b, asOfMillis), digest.hotness(a, asOfMillis));
            return (byHotness != 0 ? byHotness : numbers.compare(a, b)) < 0;
        });
    }

    private void offer(int[] nearest, float[] direction, float factor, TopK top) {
        int[] items = distinct(nearest, latest);
        int size = 0;
        for (int item : items) {
            if (!hidden.contains(item) && digest.isRecallableAt(item, asOfMillis)) {
                items[size++] = item;
            }
        }
        float[] cosines = new float[size];
        digest.cosines(direction, items, 0, size, cosines);
        for (int i = 0; i < size; i++) {
            cosines[i] *= factor;
        }
        top.offerAll(items, cosines, size);
    }

    private RankedItems ranked(TopK top) {
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
