package dev.eddy.lab.bench;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.vector.SplitMix64;

/** Makes the centres of each day of a soak: the directions of the clusters, turned a little, each day another way. */
final class SoakCentres {
    private static final double TURN = .1;

    private final CentreSet directions;
    private final long seed;

    SoakCentres(CentreSet directions, long seed) {
        this.directions = directions;
        this.seed = seed;
    }

    /** Centres with the day as version; equal at every call. */
    CentreSet ofDay(int day) {
        int dimension = directions.dimension();
        var draws = new SplitMix64(SplitMix64.mix(seed + day));
        float[] centres = new float[directions.size() * dimension];
        for (int row = 0; row < directions.size(); row++) {
            float[] turned = BenchLoad.near(directions.centre(row), TURN, draws);
            System.arraycopy(turned, 0, centres, row * dimension, dimension);
        }
        return CentreSet.of(
                CentreSet.TAG_SPACE, day, dimension, directions.ids(), centres, new Provenance(0, day - 1L));
    }
}
