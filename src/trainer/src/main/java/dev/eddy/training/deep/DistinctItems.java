package dev.eddy.training.deep;

/** Numbers the items of a step in the order in which they come. */
final class DistinctItems {
    private final int[] slots;
    /** The step in which each item came last. */
    private final int[] steps;

    private final int[] items;
    private int step;
    private int size;

    DistinctItems(int allItems, int most) {
        this.slots = new int[allItems];
        this.steps = new int[allItems];
        this.items = new int[Math.min(allItems, most)];
    }

    /** Forgets the items of the last step. */
    void clear() {
        step++;
        size = 0;
    }

    /** The number of an item. */
    int of(int item) {
        if (steps[item] != step) {
            steps[item] = step;
            slots[item] = size;
            items[size++] = item;
        }
        return slots[item];
    }

    int size() {
        return size;
    }

    /** The items, by number; only the first {@link #size} are of this step. */
    int[] items() {
        return items;
    }
}
