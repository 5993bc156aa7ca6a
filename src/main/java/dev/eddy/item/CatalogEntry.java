package dev.eddy.item;

/**
 * The catalogue's state of an item.
 *
 * @param version version of the last features; each change raises it
 * @param vectorPrint fingerprint of the last vector, which shows whether new tag vectors have changed it
 * @param barred whether an order takes the item down, whatever its record says
 */
public record CatalogEntry(ItemRecord item, long version, long vectorPrint, boolean barred) {
    static final long NEVER = Long.MAX_VALUE;

    /**
     * Instant to forget the item: {@code keepDeadMillis} after its take-down or expiry. An order is never forgotten, since the
     * item's record may return.
     *
     * @return {@link #NEVER} for an item that stays
     */
    long forgottenAtMillis(long nowMillis, long keepDeadMillis) {
        long deadAtMillis = isDown() ? nowMillis : Math.max(nowMillis, item.expiresAtMillis());
        return barred || deadAtMillis >= NEVER - keepDeadMillis ? NEVER : deadAtMillis + keepDeadMillis;
    }

    boolean isDown() {
        return barred || item.down();
    }
}
