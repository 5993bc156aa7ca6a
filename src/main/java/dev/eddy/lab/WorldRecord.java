package dev.eddy.lab;

/**
 * One record of a {@link SyntheticWorld}.
 *
 * @param key item id or user id, by kind
 * @param atMillis event time, epoch milliseconds
 * @param json the record of the topic; null takes an item down
 */
public record WorldRecord(Kind kind, String key, long atMillis, String json) {
    /** The topic of the record. */
    public enum Kind {
        /** A new item, or one that is taken down. */
        ITEM,
        EVENT
    }
}
