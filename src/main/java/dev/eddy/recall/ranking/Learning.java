package dev.eddy.recall.ranking;

/** Where the weights of the ranker come from. */
public enum Learning {
    /** From each cluster's clicks, beginning with the configured ones. */
    ON,
    /** From what was learned so far: they stay as they are. */
    FROZEN,
    /** From the options alone. */
    OFF
}
