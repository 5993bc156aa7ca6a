package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.Fatigue;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import java.util.Arrays;

/** The features of candidates that are not of a channel: a column of values for each, by the candidate's place. */
// Columns are numbered by the order of the features.
@SuppressWarnings("EnumOrdinal")
final class FeatureColumns {
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
    void set(int[] candidates, int from, int to, ItemTable table, long asOfMillis, FeatureOptions options) {
        for (ItemFeature feature : ITEM_FEATURES) {
            float[] column = column(feature);
            for (int i = from; i < to; i++) {
                column[i] = (float) feature.itemValue.of(candidates[i], table, asOfMillis, options);
            }
        }
    }

    /** Sets how tired the user is of each of the first candidates. */
    void setFatigue(int[] candidates, int count, Fatigue fatigue, ItemNumbers numbers) {
        if (!fatigue.isNone()) {
            float[] column = column(ItemFeature.FATIGUE);
            for (int i = 0; i < count; i++) {
                column[i] = fatigue.of(numbers.hash(candidates[i]));
            }
        }
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

    /** Adds the squares of the features but the cosines to sums of the first candidates, by the factors of the features. */
    void addSquaresTo(float[] sums, int count, float[] factors) {
        for (int column = 0; column < items.length; column++) {
            float factor = factors[FeatureSpace.ITEM + column];
            for (int i = 0; i < count; i++) {
                sums[i] += factor * items[column][i] * items[column][i];
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
