package dev.eddy.training.embedding;

import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Skip-gram with negative sampling (Mikolov et al., "Distributed representations of words and phrases and their
 * compositionality", NIPS 2013, section 2.2). With items for words it is item2vec (Barkan and Koenigstein, "Item2vec",
 * MLSP 2016). All words near one share its random words, which stay in the cache (Ji et al., "Parallelizing word2vec in
 * shared and distributed memory", IEEE TPDS 30, 2019, section 3). Threads are {@link HogwildThreads}.
 */
public final class SkipGram {
    /** Called now and then, by any thread. */
    @FunctionalInterface
    public interface Progress {
        void learned(long positions, long planned);

        Progress NONE = (positions, planned) -> {};
    }

    /** Places after which a thread looks at the progress of all. */
    private static final int BLOCK = 4_096;
    /** The learning rate ends at this share of its beginning. */
    private static final double LEAST_RATE = 1e-4;

    private final SkipGramOptions options;

    public SkipGram(SkipGramOptions options) {
        this.options = options;
    }

    /**
     * Trains vectors for the words of a corpus.
     *
     * @param start vectors to go on from; null to begin with random ones, as new words do
     * @throws IllegalArgumentException when the vectors to go on from have another dimension
     */
    public Embedding train(Corpus corpus, Embedding start, Progress progress) {
        if (start != null && !start.words().isEmpty() && start.input()[0].length != options.dimension()) {
            throw new IllegalArgumentException("the vectors to go on from have " + start.input()[0].length
                    + " dimensions, and " + options.dimension() + " are wanted");
        }
        int words = corpus.words().size();
        float[][] input = new float[words][];
        float[][] output = new float[words][];
        Map<String, Integer> known = start == null ? Map.of() : start.rows();
        for (int word = 0; word < words; word++) {
            String name = corpus.words().get(word);
            Integer before = known.get(name);
            input[word] = before == null
                    ? FirstVector.of(name, options.seed(), options.dimension(), .5 / options.dimension())
                    : start.input()[before].clone();
            output[word] = before == null ? new float[options.dimension()] : start.output()[before].clone();
        }
        double loss = new Run(corpus, new InputVectors.Rows(input), output, progress).train();
        return new Embedding(corpus.words(), input, output, loss);
    }

    /** Trains the vectors of tags and of their n-grams, which are changed. */
    public Embedding trainTags(Corpus corpus, Subwords tags, Progress progress) {
        int words = corpus.words().size();
        float[][] output = new float[words][options.dimension()];
        double loss = new Run(corpus, tags, output, progress).train();
        float[][] input = new float[words][];
        for (int word = 0; word < words; word++) {
            input[word] = tags.of(word, new float[options.dimension()]);
        }
        return new Embedding(corpus.words(), input, output, loss);
    }

    private final class Run {
        private final Corpus corpus;
        private final Progress progress;
        private final InputVectors input;
        private final float[][] output;
        private final AliasTable randomWords;
        private final AtomicLong done = new AtomicLong();
        private final long planned;

        Run(Corpus corpus, InputVectors input, float[][] output, Progress progress) {
            this.corpus = corpus;
            this.input = input;
            this.output = output;
            this.progress = progress;
            this.planned = (long) options.mostEpochs() * corpus.size();
            double[] weights = new double[output.length];
            for (int word = 0; word < weights.length; word++) {
                weights[word] = Math.pow(corpus.count(word), options.exponent());
            }
            randomWords = new AliasTable(weights);
        }

        /** Returns the mean loss of a pair in the last pass. */
        double train() {
            double loss = Double.MAX_VALUE;
            for (int epoch = 0; epoch < options.mostEpochs(); epoch++) {
                double before = loss;
                loss = pass(epoch);
                if (before - loss < options.leastGain() * before) {
                    break;
                }
            }
            return loss;
        }

        /** One pass over the corpus; returns the mean loss of a pair. */
        private double pass(int epoch) {
            double loss = 0;
            long pairs = 0;
            for (Worker worker : HogwildThreads.run(options.threads(), thread -> worker(epoch, thread))) {
                loss += worker.loss;
                pairs += worker.pairs;
            }
            return loss / Math.max(1, pairs);
        }

        /** A worker that has done its part. */
        private Worker worker(int epoch, int thread) {
            var worker = new Worker(SplitMix64.mix(options.seed() + epoch) + thread);
            worker.learn(share(thread), share(thread + 1));
            return worker;
        }

        /** The first sequence of a thread. */
        private int share(int thread) {
            return (int) ((long) corpus.sequences() * thread / options.threads());
        }

        private final class Worker {
            private final SplitMix64 random;
            private final float[] room = new float[options.dimension()];
            private final float[] change = new float[options.dimension()];
            /** Output vectors of a word, and of random words that all words near it share; one place more, for one left out. */
            private final float[][] others = new float[1 + options.negatives() + 1][];

            private float rate;
            private double loss;
            private long pairs;

            Worker(long seed) {
                random = new SplitMix64(seed);
            }

            /** Learns from the sequences from one to before another. */
            void learn(int from, int to) {
                int sinceLook = 0;
                rate = rateAfter(0);
                for (int sequence = from; sequence < to; sequence++) {
                    int start = corpus.start(sequence);
                    int end = corpus.start(sequence + 1);
                    for (int at = start; at < end; at++) {
                        learn(at, start, end);
                        if (++sinceLook == BLOCK) {
                            rate = rateAfter(sinceLook);
                            sinceLook = 0;
                        }
                    }
                }
                rateAfter(sinceLook);
            }

            /** Counts places, and returns the learning rate for the next ones. */
            private float rateAfter(int places) {
                long all = done.addAndGet(places);
                progress.learned(all, planned);
                return (float) (options.learningRate() * Math.max(LEAST_RATE, 1 - all / (double) planned));
            }

            private void learn(int at, int start, int end) {
                int reach = 1 + random.nextInt(options.window());
                int word = corpus.token(at);
                others[0] = output[word];
                int size = 1;
                for (int i = 0; i < options.negatives(); i++) {
                    int drawn = randomWords.draw(random);
                    others[size] = output[drawn];
                    size += drawn == word ? 0 : 1;
                }
                int last = Math.min(end - 1, at + reach);
                for (int near = Math.max(start, at - reach); near <= last; near++) {
                    if (corpus.token(near) != word) {
                        learnWord(corpus.token(near), size);
                    }
                }
            }

            /** Moves a word's vector towards the first of the others, and away from the rest. */
            private void learnWord(int word, int size) {
                float[] vector = input.of(word, room);
                Arrays.fill(change, 0);
                for (int i = 0; i < size; i++) {
                    learn(vector, others[i], i == 0 ? 1 : 0);
                }
                input.move(word, change);
                pairs++;
            }

            private void learn(float[] vector, float[] other, int label) {
                float product = Vectors.product(vector, other);
                float slope = (label - Sigmoid.of(product)) * rate;
                loss += Sigmoid.loss(label == 1 ? product : -product);
                Vectors.addScaled(change, slope, other);
                Vectors.addScaled(other, slope, vector);
            }
        }
    }
}
