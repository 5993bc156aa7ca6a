package dev.eddy.training;

import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Centres by the rules of interests that users share: the mean direction of the users of each rule. Users then belong to the
 * nearest centre, as to any, so that whoever has no rule belongs to the rule that is nearest.
 */
final class RuleCentres {
    private RuleCentres() {}

    /**
     * Finds at most {@code count} centres.
     *
     * @throws IllegalArgumentException when no rule has enough users
     */
    static SphericalKMeans.Found of(Population population, int count) {
        float[][] vectors = population.vectors();
        InterestRules rules = InterestRules.of(population.foremostTags(), count);
        if (rules.rules().isEmpty()) {
            throw new IllegalArgumentException(
                    "no interest is shared by enough of the %,d users".formatted(vectors.length));
        }
        double[][] sums = new double[rules.rules().size()][vectors[0].length];
        for (int user = 0; user < vectors.length; user++) {
            int rule = rules.ofUsers()[user];
            if (rule != InterestRules.NONE) {
                Vectors.addScaled(sums[rule], 1, vectors[user]);
            }
        }
        float[][] centres =
                Arrays.stream(sums).map(Vectors::unit).filter(Objects::nonNull).toArray(float[][]::new);
        ClusterPass pass = ClusterPass.of(vectors, centres);
        if (!pass.hasEmptyClusters()) {
            return new SphericalKMeans.Found(centres, pass);
        }
        // Two rules whose users have the same mean are one cluster.
        float[][] nearest = IntStream.range(0, centres.length)
                .filter(row -> pass.sizes()[row] > 0)
                .mapToObj(row -> centres[row])
                .toArray(float[][]::new);
        return new SphericalKMeans.Found(nearest, ClusterPass.of(vectors, nearest));
    }
}
