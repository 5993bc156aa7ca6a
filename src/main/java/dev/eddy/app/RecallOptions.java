package dev.eddy.app;

import dev.eddy.catalog.CatalogOptions;
import dev.eddy.interest.InterestOptions;
import dev.eddy.neighbours.FilterOptions;
import dev.eddy.neighbours.NeighbourOptions;
import dev.eddy.popularity.PopularityOptions;
import dev.eddy.retrieval.RetrievalOptions;
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
        PopularityOptions popularity,
        RetrievalOptions retrieval,
        ScoringOptions scoring) {

    /** The shipped settings, for vectors of the given dimension. */
    public static RecallOptions ofDimension(int dimension) {
        return new RecallOptions(
                CatalogOptions.ofDimension(dimension),
                InterestOptions.ofDimension(dimension),
                NeighbourOptions.defaults(),
                FilterOptions.defaults(),
                PopularityOptions.defaults(),
                RetrievalOptions.defaults(),
                ScoringOptions.defaults());
    }

    /**
     * With nothing that depends on the order of events, or on when the walk over all users comes by: for lists that are to be
     * compared.
     */
    public RecallOptions reproducible() {
        return new RecallOptions(
                catalog,
                interest.neverExpiring(),
                neighbours.neverStale(),
                filter,
                popularity.countingAll(),
                retrieval.exact().neverStale(),
                scoring.with(Learning.OFF));
    }

    /** With another catalogue. */
    public RecallOptions with(CatalogOptions other) {
        return new RecallOptions(other, interest, neighbours, filter, popularity, retrieval, scoring);
    }

    /** With other items left out. */
    public RecallOptions with(FilterOptions other) {
        return new RecallOptions(catalog, interest, neighbours, other, popularity, retrieval, scoring);
    }

    /** With items found in another way. */
    public RecallOptions with(RetrievalOptions other) {
        return new RecallOptions(catalog, interest, neighbours, filter, popularity, other, scoring);
    }

    public int dimension() {
        return catalog.dimension();
    }
}
