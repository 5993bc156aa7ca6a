package dev.eddy.app;

import dev.eddy.catalog.CatalogOptions;
import dev.eddy.interest.InterestOptions;
import dev.eddy.neighbours.FilterOptions;
import dev.eddy.neighbours.NeighbourOptions;
import dev.eddy.scoring.Learning;
import dev.eddy.scoring.ScoringOptions;

/**
 * Everything that decides what is recalled.
 */
public record RecallOptions(
        CatalogOptions catalog,
        InterestOptions interest,
        NeighbourOptions neighbours,
        FilterOptions filter,
        ScoringOptions scoring) {

    /** The shipped settings, for vectors of the given dimension. */
    public static RecallOptions ofDimension(int dimension) {
        return new RecallOptions(
                CatalogOptions.ofDimension(dimension),
                InterestOptions.ofDimension(dimension),
                NeighbourOptions.defaults(),
                FilterOptions.defaults(),
                ScoringOptions.defaults());
    }

    /** With the weights of the mixture from elsewhere: lists that are to be compared must not depend on what was learned. */
    public RecallOptions with(Learning learning) {
        return new RecallOptions(catalog, interest, neighbours, filter, scoring.with(learning));
    }

    public int dimension() {
        return catalog.dimension();
    }
}
