package dev.eddy.app;

import dev.eddy.catalog.CatalogOptions;
import dev.eddy.interest.InterestOptions;
import dev.eddy.neighbours.NeighbourOptions;
import dev.eddy.scoring.ScoringOptions;

/**
 * Everything that decides what is recalled.
 */
public record RecallOptions(
        CatalogOptions catalog, InterestOptions interest, NeighbourOptions neighbours, ScoringOptions scoring) {

    /** The shipped settings, for vectors of the given dimension. */
    public static RecallOptions ofDimension(int dimension) {
        return new RecallOptions(
                CatalogOptions.ofDimension(dimension),
                InterestOptions.ofDimension(dimension),
                NeighbourOptions.defaults(),
                ScoringOptions.defaults());
    }

    public int dimension() {
        return catalog.dimension();
    }
}
