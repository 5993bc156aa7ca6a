package dev.eddy.client;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Texts of a cluster in Redis. Summary: {@code generatedAtMs;members;tag:share,tag:share,…}. Weights of its ranker: {@code
 * feature:base:context:context…,feature:…}. Names are percent-encoded; numbers have 5 significant digits.
 */
public final class ClusterCodec {
    private ClusterCodec() {}

    public static String encode(ClusterSummary summary) {
        return summary.generatedAtMillis() + ";" + summary.members() + ";" + encodeTags(summary.tags());
    }

    static String encodeTags(List<TagShare> tags) {
        return encode(tags, TagShare::tag, tag -> List.of(tag.share()));
    }

    public static String encode(List<FeatureWeights> ranker) {
        return encode(ranker, FeatureWeights::feature, FeatureWeights::weights);
    }

    /** The summary in the text; empty when the text is null or not a summary. */
    public static Optional<ClusterSummary> summary(String text) {
        String[] parts = text == null ? new String[0] : text.split(";", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ClusterSummary(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), tags(parts[2])));
        } catch (IllegalArgumentException notASummary) {
            return Optional.empty();
        }
    }

    /** The tags in a text; {@link IllegalArgumentException} when it has other things. */
    static List<TagShare> tags(String text) {
        return text.isEmpty() ? List.of() : decode(text, ClusterCodec::share);
    }

    /** The weights in the text; empty when the text is null, empty or not of this form. */
    public static Optional<List<FeatureWeights>> weights(String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(decode(text, FeatureWeights::new));
        } catch (IllegalArgumentException notWeights) {
            return Optional.empty();
        }
    }

    private static TagShare share(String tag, List<Double> numbers) {
        if (numbers.size() != 1) {
            throw new IllegalArgumentException("not one share: " + tag);
        }
        return new TagShare(tag, numbers.get(0).floatValue());
    }

    private static <T> String encode(
            List<T> entries, Function<T, String> name, Function<T, List<? extends Number>> numbers) {
        Utf8Buffer out = new Utf8Buffer(16 + 24 * entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            IdCodec.appendEncoded(out, name.apply(entries.get(i)));
            for (Number number : numbers.apply(entries.get(i))) {
                out.append(':');
                ScoreFormat.append(out, number.floatValue());
            }
        }
        return out.toString();
    }

    private static <T> List<T> decode(String text, BiFunction<String, List<Double>, T> entry) {
        return Stream.of(text.split(",", -1))
                .map(each -> List.of(each.split(":", -1)))
                .map(parts -> entry.apply(
                        IdCodec.decode(parts.get(0)),
                        parts.stream().skip(1).map(Double::valueOf).toList()))
                .toList();
    }
}
