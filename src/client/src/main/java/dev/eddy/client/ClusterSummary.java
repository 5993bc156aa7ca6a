package dev.eddy.client;

import java.util.List;

/**
 * Size and tags of a cluster, from which readers choose one for a new user.
 *
 * @param generatedAtMillis wall clock of the job, epoch milliseconds
 * @param members number of users, without those borrowed from near clusters
 * @param tags of the members' latest items, largest share first
 */
public record ClusterSummary(long generatedAtMillis, int members, List<TagShare> tags) {}
