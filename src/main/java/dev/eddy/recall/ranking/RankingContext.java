package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.List;

/**
 * The user and the moment that a list is ranked for.
 *
 * @param vectors unit vectors of the user, or null, in the order of the cosines among {@link ItemFeature}
 */
record RankingContext(float[][] vectors, List<Context> contexts) {
    private static final List<ItemFeature> COSINES =
            Arrays.stream(ItemFeature.values()).filter(ItemFeature::isCosine).toList();

    /** @param recents items the member clicked, newest first */
    static RankingContext of(Member member, int[] recents, ItemTable table, long asOfMillis) {
        float[][] vectors = new float[COSINES.size()][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = COSINES.get(i).userVector.of(member, recents, table);
        }
        return new RankingContext(vectors, Context.of(member, asOfMillis));
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
