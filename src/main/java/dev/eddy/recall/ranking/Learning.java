package dev.eddy.recall.ranking;

/** Source of the ranker's weights. */
public enum Learning {
    /** Learned from each cluster's clicks, starting from the configured weights. */
    ON,
    /** As learned so far, without further learning. */
    FROZEN,
    /** As configured. */
    OFF
}
