package dev.eddy.client;

import java.util.List;

/**
 * Where a user stands, for the readers of a list.
 *
 * @param cluster id of the user's cluster
 * @param centreVersion version of the centres it was found with
 * @param nextClusters ids of the next-nearest clusters, nearest first
 * @param topTags the user's strongest tags, strongest first
 * @param asOfMillis instant that the lists were made for, event time in epoch milliseconds; {@link #NO_INSTANT} when it is
 *     not known
 */
public record Profile(
        int cluster, long centreVersion, List<Integer> nextClusters, List<String> topTags, long asOfMillis) {
    /** Of a list that does not tell its instant. */
    public static final long NO_INSTANT = Long.MIN_VALUE;
}
