package dev.eddy.training.embedding;

import java.util.Map;

/**
 * What a training of tags made.
 *
 * @param positions places of all sequences
 * @param meanLoss as of {@link Embedding}
 */
public record TagTraining(TagSpace space, int positions, double meanLoss) {
    /**
     * Trains vectors of tags.
     *
     * @param weights sums of weights in the items, of all tags of the catalogue
     * @throws IllegalArgumentException when there are fewer than two tags
     */
    public static TagTraining of(
            Corpus corpus, Map<String, Double> weights, SkipGramOptions options, SkipGram.Progress progress) {
        if (corpus.words().size() < 2) {
            throw new IllegalArgumentException("%,d tags to train, at least 2 are needed"
                    .formatted(corpus.words().size()));
        }
        var tags = new Subwords(corpus, options.dimension(), options.seed());
        Embedding embedding = new SkipGram(options).trainTags(corpus, tags, progress);
        return new TagTraining(TagSpace.of(tags, weights), corpus.size(), embedding.meanLoss());
    }

    /** The same vectors turned as near as can be to other unit vectors of the same dimension. */
    public TagTraining turnedTo(Map<String, float[]> others) {
        return new TagTraining(space.turnedTo(others), positions, meanLoss);
    }
}
