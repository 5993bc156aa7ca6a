package dev.eddy.lab;

/** One record of a {@link SyntheticWorld} by item or user id; without JSON it takes an item down. */
public record WorldRecord(Kind kind, String key, long atMillis, String json) {
    /** The topic of the record. */
    public enum Kind {
        /** A new item, or one that is taken down. */
        ITEM,
        EVENT
    }
}
