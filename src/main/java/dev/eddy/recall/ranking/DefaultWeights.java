package dev.eddy.recall.ranking;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a cluster's ranker begins with: a compromise between what was learned of a news-like and a library-like stream. */
final class DefaultWeights {
    private DefaultWeights() {}

    static Map<String, Double> get() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("ucf.score", 0.4);
        weights.put("icf.score", 1.8);
        weights.put("icf.rank", 0.6);
        weights.put("seq.score", 0.2);
        weights.put("seq.rank", 1.1);
        weights.put("next.score", 0.2);
        weights.put("next.rank", 0.6);
        weights.put("cluster-hot-1d.score", 0.3);
        weights.put("cluster-hot-1d.rank", 0.2);
        weights.put("cluster-hot-3d.rank", 0.5);
        weights.put("cluster-hot-14d.rank", 0.2);
        weights.put("hot-1d.score", 0.3);
        weights.put("hot-1d.rank", 0.2);
        weights.put("hot-3d.rank", 0.5);
        weights.put("hot-14d.rank", 0.2);
        weights.put("cosine", 0.3);
        weights.put("cosine-last", 0.4);
        weights.put("cosine-recent", 0.6);
        weights.put("quality", 0.4);
        weights.put("ctr", 1.0);
        return weights;
    }
}
