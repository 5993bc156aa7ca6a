package dev.eddy.item;

/** The items that one of several tasks sees to, where all of them know all items. */
public record TaskShare(int task, int tasks) {
    /** Whether an item is in it. */
    public boolean has(String itemId) {
        return Math.floorMod(itemId.hashCode(), tasks) == task;
    }
}
