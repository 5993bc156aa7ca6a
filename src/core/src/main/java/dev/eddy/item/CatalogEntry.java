package dev.eddy.item;

/** The catalogue's state of an item. Each change raises its version. An order bars it, whatever its record says. */
public record CatalogEntry(ItemRecord item, long version, long vectorPrint, boolean barred) {
    static final long NEVER = Long.MAX_VALUE;

    /** Instant {@code keepDeadMillis} after the take-down or expiry, else {@link #NEVER}; an order stays for ever. */
    long forgottenAtMillis(long nowMillis, long keepDeadMillis) {
        long deadAtMillis = isDown() ? nowMillis : Math.max(nowMillis, item.expiresAtMillis());
        return barred || deadAtMillis >= NEVER - keepDeadMillis ? NEVER : deadAtMillis + keepDeadMillis;
    }

    boolean isDown() {
        return barred || item.down();
    }
}
