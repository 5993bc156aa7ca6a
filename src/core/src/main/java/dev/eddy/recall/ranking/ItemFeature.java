package dev.eddy.recall.ranking;

import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.UserVectors;
import dev.eddy.vector.Exp2;
import dev.eddy.vector.Log2;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The features of a candidate that belong to no channel. The cosines of the item's vector with a vector of the user come
 * first; they are in [-1, 1], and 0 without a vector. To add a feature, add an entry.
 */
@SuppressWarnings("ImmutableEnumChecker") // The computations are lambdas without state.
enum ItemFeature {
    /** Cosine of the item's vector with the user's interest. */
    INTEREST("cosine", .3, UserVectors::interest),
    /** Cosine of the item's vector with the vector of the user's last item. */
    LAST("cosine-last", .4, UserVectors::last),
    /** Cosine of the item's vector with the faded sum of the vectors of the user's last five items. */
    RECENT("cosine-recent", .6, UserVectors::recent),
    /** Decayed popularity over three days; in scores a share of the hottest candidate's, in [0, 1]. */
    HOTNESS("hotness", 0, (item, table, asOfMillis, options) -> table.rows().hotness(item, asOfMillis)),
    /** {@code 2^(-age / half-life)}, in (0, 1]. */
    FRESHNESS(
            "freshness",
            0,
            (item, table, asOfMillis, options) -> Exp2.of(-ageMillis(item, table, asOfMillis)
                    / options.freshnessHalfLife().toMillis())),
    /** {@code ln(1 + age in days) / 5}, 0 to about 2. */
    AGE("age", 0, (item, table, asOfMillis, options) -> age(ageMillis(item, table, asOfMillis))),
    /** The record's quality, in [0, 1]. */
    QUALITY("quality", .4, (item, table, asOfMillis, options) -> {
        double quality = table.rows().quality(item);
        return Double.isNaN(quality) ? options.defaultQuality() : quality;
    }),
    /** Smoothed click-through rate, in [0, 1]. */
    CTR(
            "ctr",
            1,
            (item, table, asOfMillis, options) ->
                    table.rows().clickThroughRate(item, asOfMillis, options.priorCtr(), options.priorImpressions())),
    /** How tired the user is of the item, in [0, 1). It is the user's, so {@link FeatureColumns#setFatigue} sets it. */
    FATIGUE("fatigue", -.5, (item, table, asOfMillis, options) -> 0);

    private static final double DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    /** Makes a logarithm to base 2 the feature. */
    private static final double AGE_UNIT = Math.log(2) / 5;

    final String label;
    final double initialWeight;
    /** Null for a feature that is no cosine. */
    final Function<UserVectors, float[]> userVector;
    /** Null for a cosine. */
    final ItemValue itemValue;

    /** A figure of an item of the table. */
    @FunctionalInterface
    interface ItemValue {
        double of(int item, ItemTable table, long asOfMillis, FeatureOptions options);
    }

    ItemFeature(String label, double initialWeight, Function<UserVectors, float[]> userVector) {
        this(label, initialWeight, userVector, null);
    }

    ItemFeature(String label, double initialWeight, ItemValue itemValue) {
        this(label, initialWeight, null, itemValue);
    }

    ItemFeature(String label, double initialWeight, Function<UserVectors, float[]> userVector, ItemValue itemValue) {
        this.label = label;
        this.initialWeight = initialWeight;
        this.userVector = userVector;
        this.itemValue = itemValue;
    }

    boolean isCosine() {
        return userVector != null;
    }

    private static double ageMillis(int item, ItemTable table, long asOfMillis) {
        long since = table.rows().availableSinceMillis(item);
        return since == Long.MIN_VALUE ? 0 : Math.max(0, asOfMillis - since);
    }

    private static double age(double millis) {
        return Log2.of(1 + millis / DAY_MILLIS) * AGE_UNIT;
    }
}
