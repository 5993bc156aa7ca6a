package dev.eddy.client;

import java.util.List;
import java.util.Optional;

/** Text of a {@link ClusterSummary} in Redis: {@code generatedAtMs;members;tag:share,tag:share,…}. */
public final class ClusterSummaryCodec {
    private ClusterSummaryCodec() {}

    public static String encode(ClusterSummary summary) {
        return summary.generatedAtMillis() + ";" + summary.members() + ";"
                + NumbersCodec.encode(summary.tags(), TagShare::tag, tag -> List.of(tag.share()));
    }

    /** The summary in the text; empty when the text is null or not a summary. */
    public static Optional<ClusterSummary> decode(String text) {
        String[] parts = text == null ? new String[0] : text.split(";", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ClusterSummary(
                    Long.parseLong(parts[0]),
                    Integer.parseInt(parts[1]),
                    NumbersCodec.decode(parts[2], ClusterSummaryCodec::share)));
        } catch (IllegalArgumentException notASummary) {
            return Optional.empty();
        }
    }

    private static TagShare share(String tag, List<Double> numbers) {
        if (numbers.size() != 1) {
            throw new IllegalArgumentException("not one share: " + tag);
        }
        return new TagShare(tag, numbers.get(0).floatValue());
    }
}
