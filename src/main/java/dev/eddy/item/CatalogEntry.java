package dev.eddy.item;

/**
 * What the catalogue remembers of an item.
 *
 * @param version of the features sent last; grows with every change of them
 * @param vectorPrint fingerprint of the vector sent last: tells whether new tag vectors have changed it
 * @param barred taken down by order, whatever the record says
 */
public record CatalogEntry(ItemRecord item, long version, long vectorPrint, boolean barred) {
    /** When the item is to be forgotten. */
    static final long NEVER = Long.MAX_VALUE;

    /**
     * When the item is to be forgotten, as far as is known at an instant: some time after it was taken down or expires. An order
     * is never forgotten, since the item's record may come again.
     *
     * @return {@link #NEVER} when it is not
     */
    long forgottenAtMillis(long nowMillis, long keepDeadMillis) {
        long deadAtMillis = isDown() ? nowMillis : Math.max(nowMillis, item.expiresAtMillis());
        return barred || deadAtMillis >= NEVER - keepDeadMillis ? NEVER : deadAtMillis + keepDeadMillis;
    }

    /** Whether the item is never to be recalled. */
    boolean isDown() {
        return barred || item.down();
    }
}
