package dev.eddy.recall.ranking;

import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.Exp2;
import dev.eddy.vector.Log2;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The features of candidates that are not of a channel: a column of values for each, by the candidate's place. */
// Columns are numbered by the order of the features.
@SuppressWarnings("EnumOrdinal")
final class FeatureColumns {
    private static final double DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    /** Makes a logarithm to base 2 the feature. */
    private static final double AGE_UNIT = Math.log(2) / 5;
    /** The features that are no cosines. */
    private static final ItemFeature[] ITEM_FEATURES =
            Arrays.copyOfRange(ItemFeature.values(), FeatureSpace.COSINE_COUNT, ItemFeature.values().length);

    /** The sum of the cosines by their weights. */
    float[] cosines = {};

    private final float[][] items = new float[ITEM_FEATURES.length][0];

    void ensureCapacity(int candidates) {
        if (cosines.length < candidates) {
            cosines = Arrays.copyOf(cosines, candidates);
            Arrays.setAll(items, i -> Arrays.copyOf(items[i], candidates));
        }
    }

    /** The values of a feature that is no cosine. */
    float[] column(ItemFeature feature) {
        return items[feature.ordinal() - FeatureSpace.COSINE_COUNT];
    }

    /** Sets the features as of an instant, of the items from {@code from} to {@code to - 1}. */
    void set(int[] candidates, int from, int to, ItemTable table, long asOfMillis, ScoringOptions options) {
        for (ItemFeature feature : ITEM_FEATURES) {
            float[] column = column(feature);
            for (int i = from; i < to; i++) {
                column[i] = (float) value(feature, candidates[i], table, asOfMillis, options);
            }
        }
    }

    private static double value(
            ItemFeature feature, int item, ItemTable table, long asOfMillis, ScoringOptions options) {
        return switch (feature) {
            case HOTNESS -> table.hotness(item, asOfMillis);
            case FRESHNESS ->
                Exp2.of(-ageMillis(item, table, asOfMillis)
                        / options.freshnessHalfLife().toMillis());
            case AGE -> Log2.of(1 + ageMillis(item, table, asOfMillis) / DAY_MILLIS) * AGE_UNIT;
            case QUALITY -> {
                double quality = table.quality(item);
                yield Double.isNaN(quality) ? options.defaultQuality() : quality;
            }
            case CTR ->
                table.clickThroughRate(
                        item, asOfMillis, options.prior().ctr(), options.prior().impressions());
            case INTEREST, LAST, RECENT -> throw new IllegalArgumentException(feature + " depends on the user");
        };
    }

    private static double ageMillis(int item, ItemTable table, long asOfMillis) {
        long since = table.availableSinceMillis(item);
        return since == Long.MIN_VALUE ? 0 : Math.max(0, asOfMillis - since);
    }

    /** Copies the features of the first candidates of others. */
    void copy(FeatureColumns others, int count) {
        for (int i = 0; i < items.length; i++) {
            System.arraycopy(others.items[i], 0, items[i], 0, count);
        }
    }

    /** Adds the features of the first candidates to their scores, by the weights; the cosines have theirs already. */
    void addTo(float[] scores, int count, float[] weights) {
        addTo(scores, count, cosines, 1);
        for (int i = 0; i < items.length; i++) {
            float weight = weights[FeatureSpace.ITEM + i];
            if (weight != 0) {
                addTo(scores, count, items[i], weight);
            }
        }
    }

    private static void addTo(float[] scores, int count, float[] column, float weight) {
        for (int i = 0; i < count; i++) {
            scores[i] += weight * column[i];
        }
    }

    /** Adds to the slope of each item feature its values for the first candidates, by a factor for each candidate. */
    void addTo(double[] slopes, float[] factors, int count) {
        for (int column = 0; column < items.length; column++) {
            for (int i = 0; i < count; i++) {
                slopes[FeatureSpace.ITEM + column] += factors[i] * items[column][i];
            }
        }
    }

    void copyTo(float[] features, int i) {
        for (int column = 0; column < items.length; column++) {
            features[FeatureSpace.ITEM + column] = items[column][i];
        }
    }
}
