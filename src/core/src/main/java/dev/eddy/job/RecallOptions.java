package dev.eddy.job;

import dev.eddy.item.CatalogOptions;
import dev.eddy.item.PopularityOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.StageOptions;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.ranking.ScoringOptions;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.user.InterestOptions;
import java.util.Map;

/** The options that change the lists. */
public record RecallOptions(
        CatalogOptions catalog,
        InterestOptions interest,
        NeighbourOptions neighbours,
        FilterOptions filter,
        PopularityOptions popularity,
        RetrievalOptions retrieval,
        ScoringOptions scoring) {

    public RecallOptions {
        scoring.requireFeatures(catalog.vectorSpaces());
    }

    /** The defaults for vectors of a dimension. */
    public static RecallOptions ofDimension(int dimension) {
        return defaults().with(CatalogOptions.ofDimension(dimension));
    }

    public static RecallOptions defaults() {
        return Options.read(RecallOptions.class, ScoringOptions.defaultWeights());
    }

    /** Options for comparable lists: nothing depends on the order of events or on the time of a walk. */
    public RecallOptions reproducible() {
        return new RecallOptions(
                catalog,
                interest.neverExpiring().withoutRobots(),
                neighbours.neverStale(),
                filter,
                popularity.countingAll(),
                retrieval.exact().neverStale(),
                scoring.with(Learning.OFF));
    }

    /** For one thread that has all memory it needs: no cluster model leaves it, and searches compare with all items. */
    public RecallOptions inMemory() {
        return Options.with(
                with(retrieval.exact()), Map.of("neighbours.resident-megabytes", NeighbourOptions.MOST_MEGABYTES));
    }

    /** Samples no clicks: nothing is learned, and the live hit rate is not known. */
    public RecallOptions withoutSamples() {
        return Options.with(this, Map.of("internal.scoring.sample-share", 0, "internal.scoring.sample-first", 0));
    }

    public RecallOptions with(CatalogOptions other) {
        return new RecallOptions(other, interest, neighbours, filter, popularity, retrieval, scoring);
    }

    public RecallOptions with(FilterOptions other) {
        return new RecallOptions(catalog, interest, neighbours, other, popularity, retrieval, scoring);
    }

    public RecallOptions with(RetrievalOptions other) {
        return new RecallOptions(catalog, interest, neighbours, filter, popularity, other, scoring);
    }

    public int dimension() {
        return catalog.dimension();
    }

    /** The options of the cluster stage, which may serve each channel's own list beside the merged one. */
    public StageOptions stage(boolean servesChannels) {
        return new StageOptions(
                neighbours, filter, retrieval, scoring, catalog.vectorSpaces(), interest, servesChannels);
    }
}
