package dev.eddy.client;

import dev.eddy.filter.Mute;
import java.util.List;

/**
 * Cluster and interests of a user, stored beside the lists.
 *
 * @param cluster id of the user's cluster
 * @param centreVersion version of the centres that assigned it
 * @param nextClusters ids of the next-nearest clusters, nearest first
 * @param topTags the user's strongest tags, strongest first
 * @param segment how recently, how often and with how much weight the user acts, in a word such as {@code loyal}; empty if
 *     unknown
 * @param mutes of the user, active at that time
 * @param asOfMillis event time for which the lists were computed, epoch milliseconds; {@link #NO_INSTANT} if unknown
 */
public record Profile(
        int cluster,
        long centreVersion,
        List<Integer> nextClusters,
        List<String> topTags,
        String segment,
        List<Mute> mutes,
        long asOfMillis) {
    public static final long NO_INSTANT = Long.MIN_VALUE;
}
