package dev.eddy.tools;

import dev.eddy.item.Catalogue;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.RecordedItems;
import java.util.Map;

/**
 * A catalogue read from files.
 *
 * @param tagVectors unit vectors by tag; a tag that is not among them gets one from its name
 */
record LoadedCatalogue(int dimension, RecordedItems items, Map<String, float[]> tagVectors, Catalogue catalogue) {

    /** The options with the dimension of the vectors that are there. */
    JobOptions fitting(JobOptions options) {
        return options.with(Map.of("catalog.dimension", Integer.toString(dimension)));
    }
}
