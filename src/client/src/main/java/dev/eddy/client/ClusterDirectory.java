package dev.eddy.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Finds the cluster for a new user from declared tags: the one with the largest sum of tag shares among its hot items. Each
 * share is weighted by {@code ln(1 + clusters / clusters with the tag)}, so a rare tag counts more.
 */
final class ClusterDirectory {
    private final Map<String, List<Entry>> byTag = new HashMap<>();
    private final int clusters;

    private record Entry(int cluster, float share) {}

    ClusterDirectory(Map<Integer, ClusterSummary> summaries) {
        clusters = summaries.size();
        summaries.forEach((cluster, summary) -> {
            for (TagShare tag : summary.tags()) {
                byTag.computeIfAbsent(tag.tag(), any -> new ArrayList<>()).add(new Entry(cluster, tag.share()));
            }
        });
    }

    /** The best cluster, the lowest id among equals; empty when no cluster has any of the tags. */
    OptionalInt find(Collection<String> tags) {
        Map<Integer, Double> scores = new TreeMap<>();
        for (String tag : tags) {
            List<Entry> entries = byTag.getOrDefault(tag, List.of());
            for (Entry entry : entries) {
                double rarity = Math.log1p((double) clusters / entries.size());
                scores.merge(entry.cluster(), entry.share() * rarity, Double::sum);
            }
        }
        // Among equals, max() keeps the first.
        var best = scores.entrySet().stream().max(Map.Entry.comparingByValue());
        return best.isEmpty() ? OptionalInt.empty() : OptionalInt.of(best.get().getKey());
    }
}
