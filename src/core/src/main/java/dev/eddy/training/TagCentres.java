package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.vector.Vectors;
import java.util.Random;

/**
 * Centres by tags of clusters that were trained in another space, for users without a direction there: the mean direction
 * of each cluster's users. A cluster of users without tags gets a random one.
 */
final class TagCentres {
    private TagCentres() {}

    /** Unit vectors, row-major clusters × dimension, empty without it; {@code labels} has the row of each user's cluster. */
    static float[] of(Population population, int[] labels, int clusters) {
        int dimension = population.tagDimension();
        if (dimension == 0) {
            return CentreSet.NO_TAG_CENTRES;
        }
        double[][] sums = new double[clusters][dimension];
        for (int user = 0; user < population.size(); user++) {
            float[] direction = population.tagDirections()[user];
            if (direction != null) {
                Vectors.addScaled(sums[labels[user]], 1, direction);
            }
        }
        float[] centres = new float[clusters * dimension];
        for (int row = 0; row < clusters; row++) {
            float[] mean = Vectors.unit(sums[row]);
            float[] centre = mean == null ? CentreSet.randomUnit(new Random(row), dimension) : mean;
            System.arraycopy(centre, 0, centres, row * dimension, dimension);
        }
        return centres;
    }
}
