package dev.eddy.client;

import java.util.Optional;

/** Text of a {@link ClusterSummary}: {@code generatedAtMs;members;tag:share,tag:share,…}. */
public final class ClusterSummaryCodec {
    private ClusterSummaryCodec() {}

    public static String encode(ClusterSummary summary) {
        return summary.generatedAtMillis() + ";" + summary.members() + ";" + TagSharesCodec.encode(summary.tags());
    }

    /** The summary in the text; empty when the text is null or not a summary. */
    public static Optional<ClusterSummary> decode(String text) {
        String[] parts = text == null ? new String[0] : text.split(";", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ClusterSummary(
                    Long.parseLong(parts[0]), Integer.parseInt(parts[1]), TagSharesCodec.decode(parts[2])));
        } catch (IllegalArgumentException notASummary) {
            return Optional.empty();
        }
    }
}
