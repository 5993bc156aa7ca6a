package dev.eddy.client;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the tags that tell a cluster from the others: those with a larger share of its hot items' tags than overall, by
 * {@code share * ln(share / share overall)}, the tag's part of the Kullback-Leibler divergence (Tomokiyo and Hurst, "A
 * language model approach to keyphrase extraction", ACL Workshop on Multiword Expressions 2003, section 3).
 */
public final class DistinctiveTags {
    /** Share in a cluster, as a multiple of that overall, below which a difference is chance. */
    private static final double LEAST_LIFT = 1.2;

    private final Map<Integer, ClusterSummary> clusters;
    /** Mean shares of the tags over the clusters, each cluster weighted by its members. */
    private final Map<String, Double> overall = new HashMap<>();

    /** @param clusters all there are, by id */
    public DistinctiveTags(Map<Integer, ClusterSummary> clusters) {
        this.clusters = Map.copyOf(clusters);
        double members = Math.max(
                1, clusters.values().stream().mapToInt(ClusterSummary::members).sum());
        for (ClusterSummary cluster : clusters.values()) {
            for (TagShare tag : cluster.tags()) {
                overall.merge(tag.tag(), tag.share() * cluster.members() / members, Double::sum);
            }
        }
    }

    /** The tags of a cluster with a share at least 1.2 times that overall, the most distinctive first. */
    public List<TagShare> of(int cluster) {
        ClusterSummary summary = clusters.get(cluster);
        return summary == null
                ? List.of()
                : summary.tags().stream()
                        .filter(tag -> lift(tag) >= LEAST_LIFT)
                        .sorted(Comparator.comparingDouble(this::distinction)
                                .reversed()
                                .thenComparing(TagShare::tag))
                        .toList();
    }

    private double distinction(TagShare tag) {
        return tag.share() * Math.log(lift(tag));
    }

    private double lift(TagShare tag) {
        return tag.share() / overall.get(tag.tag());
    }
}
