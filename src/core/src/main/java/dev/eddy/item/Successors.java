package dev.eddy.item;

import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Items that users clicked soon after an item, or soon before it; parts add up in any order. Ids are ascending. Counts
 * are in sixths, as in {@link Transition}, and not 0; the total is the sum of all counts ever.
 */
public record Successors(String[] itemIds, int[] counts, long total) {
    static Successors of(String itemId, int count) {
        return new Successors(new String[] {itemId}, new int[] {count}, count);
    }

    Successors plus(Successors other) {
        if (size() == 0 || other.size() == 0) {
            Successors longer = size() == 0 ? other : this;
            return new Successors(longer.itemIds, longer.counts, total + other.total);
        }
        if (other.size() == 1) {
            return plus(other.itemIds[0], other.counts[0]);
        }
        String[] ids = new String[size() + other.size()];
        int[] sums = new int[ids.length];
        int size = 0;
        int here = 0;
        int there = 0;
        while (here < size() || there < other.size()) {
            int order = here == size() ? 1 : there == other.size() ? -1 : itemIds[here].compareTo(other.itemIds[there]);
            ids[size] = order <= 0 ? itemIds[here] : other.itemIds[there];
            sums[size] = (order <= 0 ? counts[here++] : 0) + (order >= 0 ? other.counts[there++] : 0);
            size += sums[size] == 0 ? 0 : 1;
        }
        return new Successors(Arrays.copyOf(ids, size), Arrays.copyOf(sums, size), total + other.total);
    }

    /** The sum with one item: most parts are of one transition, and an item may have thousands of successors. */
    private Successors plus(String itemId, int count) {
        int found = Arrays.binarySearch(itemIds, itemId);
        int at = found < 0 ? -found - 1 : found;
        int sum = found < 0 ? count : counts[at] + count;
        int replaced = found < 0 ? 0 : 1;
        int replacing = sum == 0 ? 0 : 1;
        String[] ids = new String[size() - replaced + replacing];
        int[] sums = new int[ids.length];
        System.arraycopy(itemIds, 0, ids, 0, at);
        System.arraycopy(counts, 0, sums, 0, at);
        if (replacing == 1) {
            ids[at] = itemId;
            sums[at] = sum;
        }
        int rest = size() - at - replaced;
        System.arraycopy(itemIds, at + replaced, ids, at + replacing, rest);
        System.arraycopy(counts, at + replaced, sums, at + replacing, rest);
        return new Successors(ids, sums, total + count);
    }

    /**
     * Halves all counts until at most {@code limit} items remain: rare items leave, new ones get a chance. This is the
     * reset of TinyLFU (Einziger, Friedman and Manes, ACM Transactions on Storage 2017, section 3.3).
     */
    Successors aged(int limit) {
        Successors aged = this;
        while (aged.size() > limit) {
            aged = aged.halved();
        }
        return aged;
    }

    private Successors halved() {
        return select(i -> counts[i] / 2 > 0, count -> count / 2, total / 2);
    }

    /** The items with the highest counts; of equal counts, the lower ids. */
    Successors mostFrequent(int limit) {
        if (size() <= limit) {
            return this;
        }
        boolean[] isTop = new boolean[size()];
        if (limit > 0) {
            var top = new TopK(limit, (a, b) -> a < b);
            for (int i = 0; i < size(); i++) {
                top.offer(i, counts[i]);
            }
            top.selected();
            for (int kept : top.ids()) {
                isTop[kept] = true;
            }
        }
        return select(i -> isTop[i], count -> count, total);
    }

    private Successors select(IntPredicate isKept, IntUnaryOperator change, long newTotal) {
        int[] kept = IntStream.range(0, size()).filter(isKept).toArray();
        return new Successors(
                Arrays.stream(kept).mapToObj(i -> itemIds[i]).toArray(String[]::new),
                Arrays.stream(kept).map(i -> change.applyAsInt(counts[i])).toArray(),
                newTotal);
    }

    public int size() {
        return itemIds.length;
    }

    public boolean isSameAs(Successors other) {
        return total == other.total && Arrays.equals(counts, other.counts) && Arrays.equals(itemIds, other.itemIds);
    }
}
