package dev.eddy.training.embedding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training of tags made, for people.
 *
 * @param tags number of the catalogue's tags
 * @param vectors number of those with a vector
 * @param fromSubwords number of those whose vector comes from parts of their words alone
 * @param positions places of all sequences
 * @param meanLoss as of {@link Embedding}
 * @param cosineInUse mean cosine of the tags' vectors with those in use, by the tags' weights in items; NaN without common tags
 * @param neighbours the nearest tags of the most frequent tags
 * @param like the nearest tags of those that were asked for
 */
public record TagReport(
        int tags,
        int vectors,
        int fromSubwords,
        int positions,
        double meanLoss,
        double cosineInUse,
        Map<String, List<String>> neighbours,
        Map<String, List<String>> like) {
    /** Tags whose neighbours are shown. */
    private static final int SHOWN = 20;

    private static final int NEIGHBOURS = 5;

    /**
     * The report of a training.
     *
     * @param tags number of the catalogue's tags
     * @param inUse unit vectors
     * @param asked tags whose neighbours are wanted, known or not
     */
    public static TagReport of(TagTraining training, int tags, Map<String, float[]> inUse, List<String> asked) {
        TagSpace space = training.space();
        return new TagReport(
                tags,
                space.vectors().size(),
                space.fromSubwords(),
                training.positions(),
                training.meanLoss(),
                space.cosine(inUse),
                neighbours(space, space.vectors().keySet().stream().limit(SHOWN).toList()),
                neighbours(space, asked));
    }

    private static Map<String, List<String>> neighbours(TagSpace space, List<String> tags) {
        Map<String, List<String>> neighbours = new LinkedHashMap<>();
        tags.forEach(tag -> neighbours.put(tag, space.nearest(tag, NEIGHBOURS)));
        return neighbours;
    }
}
