package dev.eddy.job;

import dev.eddy.item.CatalogOptions;
import dev.eddy.item.PopularityOptions;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.ranking.Learning;
import dev.eddy.recall.ranking.ScoringOptions;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.user.InterestOptions;

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

    /** The defaults, for vectors of a dimension. */
    public static RecallOptions ofDimension(int dimension) {
        return defaults().with(CatalogOptions.ofDimension(dimension));
    }

    /** Every option at its default. */
    public static RecallOptions defaults() {
        return new RecallOptions(
                CatalogOptions.defaults(),
                InterestOptions.defaults(),
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
