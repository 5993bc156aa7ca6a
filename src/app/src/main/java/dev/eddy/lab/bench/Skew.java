package dev.eddy.lab.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The one user, item or cluster with 20 % of the load; everything else is even. */
public enum Skew {
    NONE,
    /** One user with 20 % of the clicks. */
    USER,
    /** One item with 20 % of the clicks. */
    ITEM,
    /** One cluster with 20 % of the users. */
    CLUSTER;

    static final double SHARE = .2;

    /** The value of the option. */
    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
