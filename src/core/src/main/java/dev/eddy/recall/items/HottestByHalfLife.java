package dev.eddy.recall.items;

import dev.eddy.vector.HalfLives;

/** The {@link HottestItems} of each of the {@link HalfLives}. */
public final class HottestByHalfLife {
    private final HottestItems[] lists = new HottestItems[HalfLives.COUNT];

    public HottestByHalfLife(ItemNumbers numbers) {
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new HottestItems(numbers, HalfLives.millis(i));
        }
    }

    /** Sets an item's heats, one per half-life. {@link HalfLives#cold} removes the item. */
    public void put(int item, double[] heats) {
        for (int i = 0; i < lists.length; i++) {
            lists[i].put(item, heats[i]);
        }
    }

    public HottestItems at(int halfLife) {
        return lists[halfLife];
    }
}
