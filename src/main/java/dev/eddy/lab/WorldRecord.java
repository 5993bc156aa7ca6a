package dev.eddy.lab;

/**
 * One thing that happens in a {@link SyntheticWorld}.
 *
 * @param key item id or user id, by kind
 * @param atMillis when, in the world's time
 * @param json the record as it goes to its topic; null takes an item down
 */
public record WorldRecord(Kind kind, String key, long atMillis, String json) {
    /** Which topic the record is for. */
    public enum Kind {
        /** An item appears or is taken down. */
        ITEM,
        EVENT
    }
}
