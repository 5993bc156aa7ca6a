package dev.eddy.item;

/** The share of one of several tasks that all know all items, or all groups. */
public record TaskShare(int task, int tasks) {
    public boolean isFirst() {
        return task == 0;
    }

    public boolean has(String id) {
        return Math.floorMod(id.hashCode(), tasks) == task;
    }
}
