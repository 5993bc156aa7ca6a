package dev.eddy.training.embedding;

/**
 * Options of {@link TransE}.
 *
 * @param dimension of the vectors
 * @param margin distance at which a triple is as likely to be true as not
 * @param negatives false triples for each true one
 * @param epochs passes over all triples
 * @param learningRate step of AdaGrad
 * @param threads with more than one, two runs differ a little
 */
public record TransEOptions(
        int dimension, double margin, int negatives, int epochs, double learningRate, int threads, long seed) {

    /** Suits graphs of some ten thousand entities with few facts each. */
    public static TransEOptions ofEntities(int dimension, int threads, long seed) {
        return new TransEOptions(dimension, 5, 16, 50, .1, threads, seed);
    }

    public TransEOptions {
        SkipGramOptions.require(dimension >= 1, "dimension", dimension);
        SkipGramOptions.require(negatives >= 1, "negatives", negatives);
        SkipGramOptions.require(epochs >= 1, "epochs", epochs);
        SkipGramOptions.require(threads >= 1, "threads", threads);
    }
}
