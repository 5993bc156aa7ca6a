package dev.eddy.lab.bench;

import java.util.Locale;

/** A job that the bench measures. */
public enum BenchJob {
    /** Kafka → JSON → nothing. */
    DISCARD,
    /** Kafka → JSON → user → one row per user read from RocksDB, changed and written back. */
    RMW,
    /** {@link NaiveJob}. */
    NAIVE,
    /** The whole job, to Redis's acknowledgement. */
    EDDY;

    /** The value of the option. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
