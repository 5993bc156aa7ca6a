package dev.eddy.console;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.ClusterSummary;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.StoredList;
import dev.eddy.console.KnownItems.Titled;
import dev.eddy.recall.ranking.Context;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Data of the pages about clusters, as the job last wrote them to Redis. */
record ClusterPages(CandidateReader redis, KnownItems items) {
    private static final List<String> CONTEXTS = Stream.of(Context.values())
            .map(context -> context.name().toLowerCase(Locale.ROOT))
            .toList();

    /** Without data in Redis, summary and list are null and weights empty. Contexts name the weights after the first. */
    record View(
            int cluster,
            ClusterSummary summary,
            StoredList list,
            List<String> contexts,
            List<FeatureWeights> weights) {}

    Titled<View> of(int cluster) {
        StoredList list = redis.cluster(cluster).orElse(null);
        List<String> ids = list == null
                ? List.of()
                : list.candidates().stream().map(Candidate::itemId).toList();
        List<FeatureWeights> weights = redis.weights(cluster).orElse(List.of());
        return items.titled(new View(cluster, redis.clusters().get(cluster), list, CONTEXTS, weights), ids);
    }
}
