package dev.eddy.lab.bench;

import java.io.Serializable;

/** Users u0, u1, …, and the cluster whose taste each has: as many users in one as in another, unless skewed. */
record BenchUsers(int users, int clusters, Skew skew) implements Serializable {
    private static final String PREFIX = "u";
    /** Every so many users one is in the large cluster. */
    private static final int EVERY = (int) Math.round(1 / Skew.SHARE);

    /** The id of a user. */
    static String idOf(int user) {
        return PREFIX + user;
    }

    /** The cluster of a user by id. */
    int clusterOf(String userId) {
        return clusterOf(Integer.parseInt(userId.substring(PREFIX.length())));
    }

    int clusterOf(int user) {
        if (skew != Skew.CLUSTER || clusters == 1) {
            return user % clusters;
        }
        return user % EVERY == 0 ? 0 : 1 + (user - user / EVERY - 1) % (clusters - 1);
    }
}
