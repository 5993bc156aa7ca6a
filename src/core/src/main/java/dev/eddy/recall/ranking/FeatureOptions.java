package dev.eddy.recall.ranking;

import dev.eddy.option.Option;
import java.io.Serializable;
import java.time.Duration;

/** Options of the item features. */
public record FeatureOptions(
        @Option(
                key = "internal.scoring.freshness-half-life",
                defaultValue = "14 d",
                range = "1 ms to 36500 d",
                text = """
                Age at which an item's freshness is half. A shorter one suits news, a longer one a library.""")
        Duration freshnessHalfLife,

        @Option(key = "internal.scoring.prior-ctr", defaultValue = "0.05", range = "0 to 1", text = """
                Click-through rate of an item that nobody was shown. Set it to your average, so that a new item is
                neither favoured nor held back.""")
        double priorCtr,

        @Option(
                key = "internal.scoring.prior-impressions",
                defaultValue = "20.0",
                range = "0.001 to 1000000000",
                text = """
                Impressions that this prior counts for. More is steadier, less follows the first impressions sooner.""")
        double priorImpressions,

        @Option(
                key = "internal.scoring.default-quality",
                defaultValue = "0.5",
                range = "0 to 1",
                text = "Quality of an item whose record has none. The middle is neither praise nor blame.")
        double defaultQuality)
        implements Serializable {}
