package dev.eddy.console;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.ClusterSummary;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.StoredList;
import dev.eddy.recall.ranking.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Tells of clusters, as the job last wrote of them to Redis. */
final class ClusterPages {
    private static final List<String> CONTEXTS = Stream.of(Context.values())
            .map(context -> context.name().toLowerCase(Locale.ROOT))
            .toList();

    private final CandidateReader redis;
    private final KnownItems items;

    ClusterPages(CandidateReader redis, KnownItems items) {
        this.redis = redis;
        this.items = items;
    }

    /**
     * One cluster.
     *
     * @param summary null when Redis has none
     * @param list what is hot in it; null when Redis has none
     * @param contexts what the columns of the weights after the first are about
     * @param weights of its ranker; empty when none are served
     */
    record View(
            int cluster,
            ClusterSummary summary,
            StoredList list,
            List<String> contexts,
            List<FeatureWeights> weights) {}

    Map<Integer, ClusterSummary> all() {
        return redis.clusters();
    }

    Titled<View> of(int cluster) {
        StoredList list = redis.cluster(cluster).orElse(null);
        List<String> ids = list == null
                ? List.of()
                : list.candidates().stream().map(Candidate::itemId).toList();
        return Titled.of(
                new View(
                        cluster,
                        redis.clusters().get(cluster),
                        list,
                        CONTEXTS,
                        redis.weights(cluster).orElse(List.of())),
                ids,
                items);
    }
}
