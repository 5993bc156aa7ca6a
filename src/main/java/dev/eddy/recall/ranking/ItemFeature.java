package dev.eddy.recall.ranking;

import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.Exp2;
import dev.eddy.vector.Log2;
import java.util.concurrent.TimeUnit;

/** The features of an item by itself, whoever the list is for. To add one, add an entry. */
enum ItemFeature {
    /** Decayed popularity over three days; in scores a share of the hottest candidate's, in [0, 1]. */
    HOTNESS("hotness", 0) {
        @Override
        double of(int item, ItemTable table, long asOfMillis, ScoringOptions options) {
            return table.hotness(item, asOfMillis);
        }
    },
    /** {@code 2^(-age / half-life)}, in (0, 1]. */
    FRESHNESS("freshness", 0) {
        @Override
        double of(int item, ItemTable table, long asOfMillis, ScoringOptions options) {
            return Exp2.of(-ageMillis(item, table, asOfMillis)
                    / options.freshnessHalfLife().toMillis());
        }
    },
    /** {@code ln(1 + age in days) / 5}, 0 to about 2. */
    AGE("age", 0) {
        @Override
        double of(int item, ItemTable table, long asOfMillis, ScoringOptions options) {
            return Log2.of(1 + ageMillis(item, table, asOfMillis) / DAY_MILLIS) * AGE_UNIT;
        }
    },
    /** The record's quality, in [0, 1]. */
    QUALITY("quality", .4) {
        @Override
        double of(int item, ItemTable table, long asOfMillis, ScoringOptions options) {
            double quality = table.quality(item);
            return Double.isNaN(quality) ? options.defaultQuality() : quality;
        }
    },
    /** Smoothed click-through rate, in [0, 1]. */
    CTR("ctr", 1) {
        @Override
        double of(int item, ItemTable table, long asOfMillis, ScoringOptions options) {
            return table.clickThroughRate(item, asOfMillis, options.priorCtr(), options.priorImpressions());
        }
    };

    private static final double DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    /** Makes a logarithm to base 2 the feature. */
    private static final double AGE_UNIT = Math.log(2) / 5;

    private final String label;
    private final double initialWeight;

    ItemFeature(String label, double initialWeight) {
        this.label = label;
        this.initialWeight = initialWeight;
    }

    String label() {
        return label;
    }

    double initialWeight() {
        return initialWeight;
    }

    /** The value for an item of the table as of an instant. */
    abstract double of(int item, ItemTable table, long asOfMillis, ScoringOptions options);

    private static double ageMillis(int item, ItemTable table, long asOfMillis) {
        long since = table.availableSinceMillis(item);
        return since == Long.MIN_VALUE ? 0 : Math.max(0, asOfMillis - since);
    }
}
