package dev.eddy.console;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.ClusterSummary;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.GroupProfile;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.TagShare;
import dev.eddy.console.KnownItems.Named;
import dev.eddy.recall.ranking.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Data of the pages about clusters, as the job last wrote them to Redis. */
record ClusterPages(CandidateReader redis, KnownItems items) {
    private static final List<String> CONTEXTS =
            Stream.of(Context.values()).map(Context::label).toList();

    /** A row of the page of all clusters; {@code distinctive} tags tell the cluster from the others. */
    record Row(int members, List<TagShare> distinctive) {}

    /**
     * Without data in Redis, profile and list are null, and distinctive tags and weights empty. Contexts name the weights
     * after the first.
     */
    record View(
            int cluster,
            GroupProfile profile,
            List<TagShare> distinctive,
            StoredList list,
            List<String> contexts,
            List<FeatureWeights> weights) {}

    Map<Integer, Row> all() {
        Map<Integer, ClusterSummary> clusters = redis.clusters();
        var distinctive = new DistinctiveTags<>(clusters);
        Map<Integer, Row> rows = new TreeMap<>();
        clusters.forEach((cluster, summary) -> rows.put(cluster, new Row(summary.members(), distinctive.of(cluster))));
        return rows;
    }

    Named<View> of(int cluster) {
        StoredList list = redis.cluster(cluster).orElse(null);
        GroupProfile profile = redis.group(RedisKeys.groupOf(cluster)).orElse(null);
        List<FeatureWeights> weights = redis.weights(cluster).orElse(List.of());
        List<TagShare> distinctive = new DistinctiveTags<>(redis.clusters()).of(cluster);
        return items.named(new View(cluster, profile, distinctive, list, CONTEXTS, weights), itemIds(profile, list));
    }

    /** The items of a page. Profile and list may be null. */
    static List<String> itemIds(GroupProfile profile, StoredList list) {
        List<String> ids = new ArrayList<>();
        if (list != null) {
            list.candidates().forEach(candidate -> ids.add(candidate.itemId()));
        }
        if (profile != null) {
            ids.addAll(profile.typicalItems());
            ids.addAll(profile.risingItems());
        }
        return ids;
    }
}
