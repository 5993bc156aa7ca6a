package dev.eddy.item;

/**
 * The catalogue's state of an item. The version rises with each change of its features. The print of the vector shows
 * whether new tag vectors have changed it. An order bars an item, whatever its record says.
 */
public record CatalogEntry(ItemRecord item, long version, long vectorPrint, boolean barred) {
    static final long NEVER = Long.MAX_VALUE;

    /**
     * Instant to forget the item, {@code keepDeadMillis} after its take-down or expiry; {@link #NEVER} for an item that
     * stays. An order is never forgotten, since the item's record may return.
     */
    long forgottenAtMillis(long nowMillis, long keepDeadMillis) {
        long deadAtMillis = isDown() ? nowMillis : Math.max(nowMillis, item.expiresAtMillis());
        return barred || deadAtMillis >= NEVER - keepDeadMillis ? NEVER : deadAtMillis + keepDeadMillis;
    }

    boolean isDown() {
        return barred || item.down();
    }
}
