package dev.eddy.recall.cluster;

import dev.eddy.record.Labels;

/**
 * How recently, how often and with how much weight a user acts, compared with the others of the cluster. Source: Hughes,
 * "Strategic Database Marketing", 1994 (recency, frequency, monetary value), with fewer segments.
 */
public enum Segment {
    /** At most three clicks. */
    NEW,
    /** Less often than half of the users. */
    CASUAL,
    /** More often than half of the users. */
    ACTIVE,
    /** More often than four of five users. */
    LOYAL,
    /** Among the tenth with the most weight, and with more weight a click than usual: who buys, not only looks. */
    SPENDER,
    /** Was active, and has been away for longer than four of five users. */
    AT_RISK,
    /** Was not very active, and has been away for longer than four of five users. */
    DORMANT;

    /** The name that readers see: {@code at-risk}. */
    public String label() {
        return Labels.of(this);
    }
}
