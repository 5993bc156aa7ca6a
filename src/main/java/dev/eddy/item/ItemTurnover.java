package dev.eddy.item;

/**
 * Decides which items the tasks that make lists have in memory. An item comes in with its first event, or as soon as a vector
 * can find it. It leaves when it is dead, or for want of room, and comes back with its next event or record.
 */
final class ItemTurnover {
    private final boolean tellsUnseen;
    private final long keepDeadMillis;
    private final long checkMillis;

    /** @param tellsUnseen whether items that nothing has happened with are told of */
    ItemTurnover(PopularityOptions options, boolean tellsUnseen) {
        this.tellsUnseen = tellsUnseen;
        this.keepDeadMillis = options.keepDead().toMillis();
        this.checkMillis = options.checkEvery().toMillis();
    }

    /** Whether the tasks know the item; of what nothing has happened with they know nothing after that was switched off. */
    boolean isTold(ItemLife life) {
        return life.told() && (life.isSeen() || tellsUnseen);
    }

    /**
     * Whether an item that the tasks do not know is worth telling of, though nothing happens with it.
     *
     * @param known all that is known of it
     */
    boolean isWanted(ItemUpdate known, long nowMillis) {
        return !isDead(known.features(), nowMillis) && (known.isSeen() || (tellsUnseen && known.isFindable()));
    }

    /**
     * Whether an item leaves the tasks, though there is room for it: it has been dead for a while, in which nothing happened with
     * it. Until then its vector still describes what its last users like.
     *
     * @param features of the item's record, or null
     */
    boolean isOver(ItemLife life, ItemFeatures features, long nowMillis) {
        return isDead(features, nowMillis) && nowMillis - keepDeadMillis >= life.touchedMillis();
    }

    /** Whether an item can't be recalled, nor later as far as is known. */
    private static boolean isDead(ItemFeatures features, long nowMillis) {
        return features == null || features.down() || features.expiresAtMillis() <= nowMillis;
    }

    /** When an item is checked next: once in each interval, every item at its own moment of it, so that the load is even. */
    long nextCheck(String itemId, long nowMillis) {
        long offset = Math.floorMod((long) itemId.hashCode() * 2_654_435_761L, checkMillis);
        return (Math.floorDiv(nowMillis - offset, checkMillis) + 1) * checkMillis + offset;
    }
}
