package dev.eddy.recall.ranking;

import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.Exp2;
import dev.eddy.vector.Log2;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The features of items that are not of a channel, a column for each feature. */
final class OwnFeatures {
    private static final double DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    /** What makes a logarithm to base 2 the feature. */
    private static final double AGE_UNIT = Math.log(2) / 5;

    private final float[][] columns = new float[FeatureSpace.OWN_END - FeatureSpace.OWN][0];

    /** Makes room for so many items: none beyond may be asked for. */
    void ensureCapacity(int items) {
        if (columns[0].length < items) {
            Arrays.setAll(columns, i -> Arrays.copyOf(columns[i], items));
        }
    }

    /** The values of a feature, by where the items are. */
    float[] column(int feature) {
        return columns[feature - FeatureSpace.OWN];
    }

    void set(int i, int feature, double value) {
        column(feature)[i] = (float) value;
    }

    /**
     * Sets what a table knows of an item as of an instant: all features but the cosines, and the hotness as it is, not as a
     * share of the hottest.
     */
    void set(int i, int item, ItemTable table, long asOfMillis, ScoringOptions options) {
        long since = table.availableSinceMillis(item);
        double ageMillis = since == Long.MIN_VALUE ? 0 : Math.max(0, asOfMillis - since);
        double quality = table.quality(item);
        set(i, FeatureSpace.HOTNESS, table.hotness(item, asOfMillis));
        set(
                i,
                FeatureSpace.FRESHNESS,
                Exp2.of(-ageMillis / options.freshnessHalfLife().toMillis()));
        set(i, FeatureSpace.AGE, Log2.of(1 + ageMillis / DAY_MILLIS) * AGE_UNIT);
        set(i, FeatureSpace.QUALITY, Double.isNaN(quality) ? options.defaultQuality() : quality);
        set(
                i,
                FeatureSpace.CTR,
                table.clickThroughRate(item, asOfMillis, options.priorCtr(), options.priorImpressions()));
    }

    /** Sets the features of the first items to those of others. */
    void copy(OwnFeatures others, int count) {
        for (int i = 0; i < columns.length; i++) {
            System.arraycopy(others.columns[i], 0, columns[i], 0, count);
        }
    }

    /** Adds to the first sums the features by their weights. */
    void addTo(float[] sums, int count, float[] weights) {
        for (int i = 0; i < columns.length; i++) {
            float weight = weights[FeatureSpace.OWN + i];
            if (weight != 0) {
                addTo(sums, count, columns[i], weight);
            }
        }
    }

    private static void addTo(float[] sums, int count, float[] column, float weight) {
        for (int i = 0; i < count; i++) {
            sums[i] += weight * column[i];
        }
    }

    /** Adds to each feature's slope what it is for the first items, by a factor for each. */
    void addTo(double[] slopes, float[] factors, int count) {
        for (int column = 0; column < columns.length; column++) {
            for (int i = 0; i < count; i++) {
                slopes[FeatureSpace.OWN + column] += factors[i] * columns[column][i];
            }
        }
    }
}
