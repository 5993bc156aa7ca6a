package dev.eddy.item;

/**
 * Decides which items the recall tasks hold in memory. An item enters with its first event, or once a vector can find
 * it. It leaves when it is dead or there is no room, and returns with its next event or record.
 */
record ItemTurnover(PopularityOptions options, boolean tellsUnseen) {
    /** Whether the recall tasks know the item. They drop items without events when these are switched off. */
    boolean isTold(ItemLife life) {
        return life.told() && (life.isSeen() || tellsUnseen);
    }

    /** Whether an unknown item, with all that the state holds of it, is worth telling without an event. */
    boolean isWanted(ItemUpdate known, long nowMillis) {
        return !isDead(known.features(), nowMillis) && (known.isSeen() || (tellsUnseen && known.isFindable()));
    }

    /** Whether an item leaves though there is room: it is dead, and without an event for {@code keepDead}. */
    boolean isOver(ItemLife life, ItemFeatures features, long nowMillis) {
        return isDead(features, nowMillis) && nowMillis - options.keepDead().toMillis() >= life.touchedMillis();
    }

    /** Whether the item can no longer be recalled. */
    private static boolean isDead(ItemFeatures features, long nowMillis) {
        return features == null || features.down() || features.expiresAtMillis() <= nowMillis;
    }

    /** Time of the next check: one per interval, at a moment that depends on the item, so that the load is even. */
    long nextCheck(String itemId, long nowMillis) {
        long checkMillis = options.checkEvery().toMillis();
        long offset = Math.floorMod((long) itemId.hashCode() * 2_654_435_761L, checkMillis);
        return (Math.floorDiv(nowMillis - offset, checkMillis) + 1) * checkMillis + offset;
    }
}
