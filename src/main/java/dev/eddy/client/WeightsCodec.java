package dev.eddy.client;

import java.util.List;
import java.util.Optional;

/** Text of a ranker's weights in Redis: {@code feature:base:context:context…,feature:…}. */
public final class WeightsCodec {
    private WeightsCodec() {}

    public static String encode(List<FeatureWeights> ranker) {
        return NumbersCodec.encode(ranker, FeatureWeights::feature, FeatureWeights::weights);
    }

    /** The weights in the text; empty when the text is null, empty or not of this form. */
    public static Optional<List<FeatureWeights>> decode(String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(NumbersCodec.decode(text, FeatureWeights::new));
        } catch (IllegalArgumentException notWeights) {
            return Optional.empty();
        }
    }
}
