package dev.eddy.scoring;

import java.util.List;

/**
 * Where a user stands, for the readers of a list.
 *
 * @param cluster id of the user's cluster
 * @param centreVersion version of the centres it was found with
 * @param nextClusters ids of the next-nearest clusters, nearest first
 * @param topTags the user's strongest tags, strongest first
 */
public record Profile(int cluster, long centreVersion, List<Integer> nextClusters, List<String> topTags) {}
