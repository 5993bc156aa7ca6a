package dev.eddy.lab.bench;

import java.util.Locale;

/** What has a fifth of everything, where all else is spread evenly. */
public enum Skew {
    NONE,
    /** One user with 20 % of the clicks. */
    USER,
    /** One item with 20 % of the clicks. */
    ITEM,
    /** One cluster with 20 % of the users. */
    CLUSTER;

    static final double SHARE = .2;

    /** As it is given. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
