package dev.eddy.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Finds the cluster for somebody of whom only some tags are known: the one in whose hot items they have the largest share, of
 * which a tag that few clusters have counts more than one of many.
 */
final class ClusterDirectory {
    static final ClusterDirectory EMPTY = new ClusterDirectory(Map.of());

    private final Map<String, List<Entry>> byTag = new HashMap<>();
    private final int clusters;

    private record Entry(int cluster, float share) {}

    /** @param summaries by the clusters' ids */
    ClusterDirectory(Map<Integer, ClusterSummary> summaries) {
        clusters = summaries.size();
        summaries.forEach((cluster, summary) -> {
            for (TagShare tag : summary.tags()) {
                byTag.computeIfAbsent(tag.tag(), any -> new ArrayList<>()).add(new Entry(cluster, tag.share()));
            }
        });
    }

    /** The cluster, the lowest id of equals; empty when none knows any of the tags. */
    OptionalInt find(Collection<String> tags) {
        Map<Integer, Double> scores = new TreeMap<>();
        for (String tag : tags) {
            List<Entry> entries = byTag.getOrDefault(tag, List.of());
            for (Entry entry : entries) {
                double rarity = Math.log1p((double) clusters / entries.size());
                scores.merge(entry.cluster(), entry.share() * rarity, Double::sum);
            }
        }
        int best = -1;
        for (Map.Entry<Integer, Double> each : scores.entrySet()) {
            if (best < 0 || each.getValue() > scores.get(best)) {
                best = each.getKey();
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }
}
