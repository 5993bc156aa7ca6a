package dev.eddy.lab.bench;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;

/** The centres of each day of a soak: those of the clusters, a little turned, each day in another direction. */
final class SoakCentres {
    private static final double TURN = .1;

    private final CentreSet directions;
    private final long seed;

    SoakCentres(CentreSet directions, long seed) {
        this.directions = directions;
        this.seed = seed;
    }

    /** The same each time it is asked for. */
    CentreSet ofDay(int day) {
        int dimension = directions.dimension();
        var draws = new SplitMix64(SplitMix64.mix(seed + day));
        float[] centres = new float[directions.size() * dimension];
        for (int row = 0; row < directions.size(); row++) {
            double[] noise = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                noise[i] = draws.nextGaussian();
            }
            double[] turned = new double[dimension];
            Vectors.addScaled(turned, 1, directions.centre(row));
            Vectors.addScaled(turned, TURN, Vectors.unit(noise));
            System.arraycopy(Vectors.unit(turned), 0, centres, row * dimension, dimension);
        }
        return CentreSet.of(
                CentreSet.TAG_SPACE, day, dimension, directions.ids(), centres, new Provenance(0, day - 1L));
    }
}
