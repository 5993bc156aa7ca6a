package dev.eddy.recall.ranking;

import dev.eddy.recall.channel.RecallContext;
import dev.eddy.recall.cluster.Fatigue;
import dev.eddy.recall.items.UserVectors;
import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.List;

/**
 * The user and the moment that a list is ranked for.
 *
 * @param vectors of the user, by the index of the space
 * @param seed for the random draws of the list
 */
record RankingContext(List<UserVectors> vectors, List<Context> contexts, Fatigue fatigue, long seed) {
    private static final List<ItemFeature> COSINES =
            Arrays.stream(ItemFeature.values()).filter(ItemFeature::isCosine).toList();

    static RankingContext of(RecallContext request) {
        return new RankingContext(
                request.userVectors(),
                Context.of(request.member(), request.segment(), request.asOfMillis()),
                request.fatigue(),
                request.member().userId().hashCode() * 31L + request.asOfMillis());
    }

    /** The sum of the user's vectors in a space by the weights of their cosines, or null when it has none. */
    float[] weighted(int space, float[] weights) {
        float[] sum = null;
        for (int i = 0; i < COSINES.size(); i++) {
            float[] vector = COSINES.get(i).userVector.apply(vectors.get(space));
            float weight = weights[FeatureSpace.cosines(space) + i];
            if (vector != null && weight != 0) {
                sum = sum == null ? new float[vector.length] : sum;
                Vectors.addScaled(sum, weight, vector);
            }
        }
        return sum;
    }

    /** Sets the cosine features of a space to the cosines with a vector. */
    void setCosines(int space, double[] features, float[] vector) {
        for (int i = 0; i < COSINES.size(); i++) {
            float[] ofUser = COSINES.get(i).userVector.apply(vectors.get(space));
            features[FeatureSpace.cosines(space) + i] =
                    ofUser == null || vector.length == 0 ? 0 : Vectors.dot(ofUser, vector);
        }
    }
}
