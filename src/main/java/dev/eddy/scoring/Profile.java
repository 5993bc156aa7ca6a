package dev.eddy.scoring;

import dev.eddy.membership.Question;
import java.util.List;

/**
 * Where a user stands, for the readers of a list.
 *
 * @param cluster id of the user's cluster
 * @param centreVersion version of the centres it was found with
 * @param nextClusters ids of the next-nearest clusters, nearest first
 * @param topTags the user's strongest tags, strongest first
 * @param asOfMillis instant that the lists were made for, event time in epoch milliseconds; {@link Question#LAST} when it is
 *     not known
 */
public record Profile(
        int cluster, long centreVersion, List<Integer> nextClusters, List<String> topTags, long asOfMillis) {}
