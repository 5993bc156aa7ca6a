package dev.eddy.recall;

import dev.eddy.item.VectorSpace;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.ranking.ScoringOptions;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.user.InterestOptions;
import java.io.Serializable;
import java.util.List;

/**
 * The settings of the cluster stage.
 *
 * @param spaces that items have vectors in, beside that of the tag vectors
 * @param interest as in the user stage
 * @param serveChannels whether each channel's own list is served beside the merged one
 */
public record StageOptions(
        NeighbourOptions neighbours,
        FilterOptions filter,
        RetrievalOptions retrieval,
        ScoringOptions scoring,
        List<VectorSpace> spaces,
        InterestOptions interest,
        boolean serveChannels)
        implements Serializable {}
