package dev.eddy.training.embedding;

/**
 * Options of {@link SkipGram}.
 *
 * @param dimension of the vectors
 * @param window largest distance of two words that belong together; each place draws its own from 1 to this
 * @param negatives random words that each pair is set against
 * @param exponent random words are drawn by their counts to this power
 * @param mostEpochs passes over the corpus, at most
 * @param leastGain a pass that lowers the mean loss by a smaller share is the last
 * @param learningRate at the beginning; it falls to almost 0 with the last pass
 * @param threads with more than one, two runs differ a little
 */
public record SkipGramOptions(
        int dimension,
        int window,
        int negatives,
        double exponent,
        int mostEpochs,
        double leastGain,
        double learningRate,
        int threads,
        long seed) {
    /** A least gain that every pass has. */
    private static final double NO_END = -1;

    public SkipGramOptions {
        require(dimension >= 1, "dimension", dimension);
        require(window >= 1, "window", window);
        require(negatives >= 1, "negatives", negatives);
        require(mostEpochs >= 1, "epochs", mostEpochs);
        require(threads >= 1, "threads", threads);
    }

    /**
     * Suits items. An exponent below that for texts, .75, lifts rare items (Caselles-Dupré, Lesaint and Royo-Letelier,
     * "Word2vec applied to recommendation: hyperparameters matter", RecSys 2018).
     */
    public static SkipGramOptions ofItems(int dimension, int threads, long seed) {
        return new SkipGramOptions(dimension, 5, 5, .5, 20, .001, .05, threads, seed);
    }

    /** The same with the window multiplied by a factor, for clicks that are several words each. */
    public SkipGramOptions withWindowTimes(int factor) {
        return new SkipGramOptions(
                dimension, window * factor, negatives, exponent, mostEpochs, leastGain, learningRate, threads, seed);
    }

    /**
     * Suits tags, of which there are few. A small corpus is passed more often, and no pass is left out, as the loss of a
     * small corpus goes up and down.
     *
     * @param positions size of the corpus
     */
    public static SkipGramOptions ofTags(int dimension, int positions, int threads, long seed) {
        int epochs = Math.max(10, Math.min(200, 1_000_000 / Math.max(1, positions)));
        return new SkipGramOptions(dimension, 5, 5, .75, epochs, NO_END, .05, threads, seed);
    }

    static void require(boolean isRight, String name, int value) {
        if (!isRight) {
            throw new IllegalArgumentException(name + " must be at least 1: " + value);
        }
    }
}
