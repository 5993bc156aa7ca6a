package dev.eddy.item;

/** The items of one of several tasks that all know all items. */
public record TaskShare(int task, int tasks) {
    public boolean isFirst() {
        return task == 0;
    }

    public boolean has(String itemId) {
        return Math.floorMod(itemId.hashCode(), tasks) == task;
    }
}
