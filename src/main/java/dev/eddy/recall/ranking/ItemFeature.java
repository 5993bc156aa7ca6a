package dev.eddy.recall.ranking;

/**
 * The features of a candidate that belong to no channel. The first three are cosines in [-1, 1], 0 without a vector. To
 * add one, add an entry, and its computation to {@link RankingContext} or {@link FeatureColumns}.
 */
enum ItemFeature {
    /** Cosine of the item's vector with the user's interest. */
    INTEREST("cosine", .3),
    /** Cosine of the item's vector with the vector of the user's last item. */
    LAST("cosine-last", .4),
    /** Cosine of the item's vector with the sum of the vectors of the user's last five items. */
    RECENT("cosine-recent", .6),
    /** Decayed popularity over three days; in scores a share of the hottest candidate's, in [0, 1]. */
    HOTNESS("hotness", 0),
    /** {@code 2^(-age / half-life)}, in (0, 1]. */
    FRESHNESS("freshness", 0),
    /** {@code ln(1 + age in days) / 5}, 0 to about 2. */
    AGE("age", 0),
    /** The record's quality, in [0, 1]. */
    QUALITY("quality", .4),
    /** Smoothed click-through rate, in [0, 1]. */
    CTR("ctr", 1);

    final String label;
    final double initialWeight;

    ItemFeature(String label, double initialWeight) {
        this.label = label;
        this.initialWeight = initialWeight;
    }
}
