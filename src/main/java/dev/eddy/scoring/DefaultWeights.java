package dev.eddy.scoring;

import java.util.LinkedHashMap;
import java.util.Map;

/** The mixture nobody has tuned yet: a compromise between a news-like and a library-like stream. */
final class DefaultWeights {
    private DefaultWeights() {}

    static Map<String, Double> get() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("ucf.score", 1.0);
        weights.put("ucf.rank", 1.0);
        weights.put("icf.score", 1.0);
        weights.put("icf.rank", 1.0);
        weights.put("seq.score", 1.0);
        weights.put("seq.rank", 0.5);
        weights.put("cluster-hot-3d.score", 0.5);
        weights.put("hot-1d.score", 0.5);
        weights.put("hot-3d.score", 0.5);
        weights.put("hot-3d.rank", 0.5);
        weights.put("cosine", 0.3);
        weights.put("hotness", 0.3);
        weights.put("freshness", 0.1);
        weights.put("quality", 0.2);
        weights.put("ctr", 0.5);
        return weights;
    }
}
