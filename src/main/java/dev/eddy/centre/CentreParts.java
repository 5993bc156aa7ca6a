package dev.eddy.centre;

/** The accepted records of the topic by key, as compaction would leave them: a map, or keyed state. */
public interface CentreParts {
    /** The record's value, or null. */
    byte[] get(String key);

    boolean contains(String key);

    void put(String key, byte[] value);

    void remove(String key);
}
