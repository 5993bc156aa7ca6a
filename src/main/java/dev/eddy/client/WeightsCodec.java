package dev.eddy.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text of a ranker's weights: {@code feature:always:context:context…,feature:…}, contexts in the order of {@link
 * dev.eddy.recall.ranking.Context}, weights with 5 significant digits.
 */
public final class WeightsCodec {
    private WeightsCodec() {}

    public static String encode(List<FeatureWeights> ranker) {
        return ranker.stream().map(WeightsCodec::encode).collect(Collectors.joining(","));
    }

    private static String encode(FeatureWeights weights) {
        AsciiBuffer out = new AsciiBuffer(64);
        IdCodec.appendEncoded(out, weights.feature());
        for (double weight : weights.weights()) {
            out.append(':');
            ScoreFormat.append(out, (float) weight);
        }
        return out.toString();
    }

    /** The weights in the text; empty when the text is null or holds none. */
    public static Optional<List<FeatureWeights>> decode(String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Stream.of(text.split(",", -1))
                    .map(each -> feature(List.of(each.split(":", -1))))
                    .toList());
        } catch (IllegalArgumentException notWeights) {
            return Optional.empty();
        }
    }

    private static FeatureWeights feature(List<String> parts) {
        return new FeatureWeights(
                IdCodec.decode(parts.get(0)),
                parts.stream().skip(1).map(Double::valueOf).toList());
    }
}
