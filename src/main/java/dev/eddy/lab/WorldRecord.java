package dev.eddy.lab;

/**
 * One record of a {@link SyntheticWorld}: its item or user id, event time in epoch milliseconds, and JSON; null takes
 * an item down.
 */
public record WorldRecord(Kind kind, String key, long atMillis, String json) {
    /** The topic of the record. */
    public enum Kind {
        /** A new item, or one that is taken down. */
        ITEM,
        EVENT
    }
}
