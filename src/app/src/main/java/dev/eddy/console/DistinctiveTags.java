package dev.eddy.console;

import dev.eddy.client.ClusterSummary;
import dev.eddy.client.TagShare;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the tags that tell a cluster from the others: those with a larger share of its members' tags, by
 * {@code share * ln(share / share in the others)}, the tag's part of the Kullback-Leibler divergence (Tomokiyo and Hurst, "A
 * language model approach to keyphrase extraction", ACL Workshop on Multiword Expressions 2003, section 3).
 *
 * @param <K> id of a cluster, or of another group
 */
public final class DistinctiveTags<K> {
    /** Share in a cluster, as a multiple of that in the others, below which a difference is chance. */
    private static final double LEAST_LIFT = 1.2;
    /** In place of smaller shares in the others. */
    private static final double LEAST_SHARE = .001;

    private final Map<K, ClusterSummary> clusters;
    private final double members;
    /** Sum of the members times the share, beyond {@link #unlisted}, by tag. */
    private final Map<String, Double> beyondUnlisted = new HashMap<>();
    /** Sum of the members times the share of an unlisted tag. */
    private final double ofUnlisted;

    /** @param clusters all there are, by id */
    public DistinctiveTags(Map<K, ClusterSummary> clusters) {
        this.clusters = Map.copyOf(clusters);
        double users = 0;
        double sum = 0;
        for (ClusterSummary cluster : clusters.values()) {
            users += cluster.members();
            sum += cluster.members() * unlisted(cluster);
            for (TagShare tag : cluster.tags()) {
                double beyond = cluster.members() * (tag.share() - unlisted(cluster));
                beyondUnlisted.merge(tag.tag(), beyond, Double::sum);
            }
        }
        this.members = users;
        this.ofUnlisted = sum;
    }

    /** Share of a tag that a cluster does not list: it may be as large as that of the last one listed. */
    private static double unlisted(ClusterSummary cluster) {
        List<TagShare> tags = cluster.tags();
        return tags.isEmpty() ? 0 : tags.get(tags.size() - 1).share();
    }

    /** The tags of a cluster with a share at least 1.2 times that in the others, the most distinctive first. */
    public List<TagShare> of(K id) {
        ClusterSummary cluster = clusters.get(id);
        if (cluster == null || clusters.size() == 1) {
            return List.of();
        }
        return cluster.tags().stream()
                .filter(tag -> lift(tag, cluster) >= LEAST_LIFT)
                .sorted(Comparator.comparingDouble((TagShare tag) -> tag.share() * Math.log(lift(tag, cluster)))
                        .reversed()
                        .thenComparing(TagShare::tag))
                .toList();
    }

    private double lift(TagShare tag, ClusterSummary cluster) {
        double inOthers = ofUnlisted + beyondUnlisted.get(tag.tag()) - cluster.members() * tag.share();
        double share = inOthers / Math.max(1, members - cluster.members());
        return tag.share() / Math.max(LEAST_SHARE, share);
    }
}
