package dev.eddy.recall.ranking;

import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.Vectors;
import java.util.List;

/**
 * The user and the moment that a list is ranked for.
 *
 * @param vectors unit vectors of the user, or null, in the order of the cosines among {@link ItemFeature}
 */
record RankingContext(float[][] vectors, List<Context> contexts) {
    private static final int RECENT_ITEMS = 5;

    /** @param recents items the member clicked, newest first */
    static RankingContext of(Member member, int[] recents, ItemTable table, long asOfMillis) {
        float[][] vectors = {member.direction(), sum(1, recents, table), sum(RECENT_ITEMS, recents, table)};
        return new RankingContext(vectors, Context.of(member, asOfMillis));
    }

    /** Unit vector of the sum of the vectors of the latest items, or null. */
    private static float[] sum(int items, int[] recents, ItemTable table) {
        double[] sum = null;
        int count = 0;
        for (int i = 0; i < recents.length && count < items; i++) {
            ItemUpdate known = table.get(recents[i]);
            float[] vector = known == null || known.features() == null
                    ? null
                    : known.features().vector();
            if (vector != null && items == 1) {
                return vector;
            }
            if (vector != null) {
                sum = sum == null ? new double[vector.length] : sum;
                Vectors.addScaled(sum, 1, vector);
                count++;
            }
        }
        return sum == null ? null : Vectors.unit(sum);
    }

    /** The sum of the vectors by the weights of their cosines, or null when it has none. */
    float[] weighted(float[] weights) {
        float[] sum = null;
        for (int i = 0; i < vectors.length; i++) {
            float weight = weights[FeatureSpace.COSINES + i];
            if (vectors[i] != null && weight != 0) {
                sum = sum == null ? new float[vectors[i].length] : sum;
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += weight * vectors[i][j];
                }
            }
        }
        return sum;
    }

    /** Sets the cosine features to the cosines with a vector. */
    void setCosines(double[] features, float[] vector) {
        for (int i = 0; i < vectors.length; i++) {
            features[FeatureSpace.COSINES + i] =
                    vectors[i] == null || vector.length == 0 ? 0 : Vectors.dot(vectors[i], vector);
        }
    }
}
