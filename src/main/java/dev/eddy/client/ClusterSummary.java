package dev.eddy.client;

import java.util.List;

/**
 * What a cluster is like, for who has to choose one.
 *
 * @param generatedAtMillis wall clock of the job then, epoch milliseconds
 * @param members users in it, those that it borrows included
 * @param tags of what is hot in it, largest share first
 */
public record ClusterSummary(long generatedAtMillis, int members, List<TagShare> tags) {}
