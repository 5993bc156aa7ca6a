package dev.eddy.training.embedding;

import dev.eddy.training.embedding.Triples.Triple;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.util.List;

/**
 * Trains vectors of entities and relations from triples, so that head and relation together are near the tail. This is TransE
 * by the distance in L1 (Bordes et al., "Translating embeddings for modeling multi-relational data", NIPS 2013), with the
 * loss of several false triples for each true one (Sun et al., "RotatE", ICLR 2019, section 3.2) and AdaGrad with one rate
 * for each vector. The head of a triple is replaced more often where its relation has many tails for a head, the tail where
 * it has many heads for a tail (Wang et al., "Knowledge graph embedding by translating on hyperplanes", AAAI 2014, section 4).
 */
public final class TransE {
    private final TransEOptions options;

    public TransE(TransEOptions options) {
        this.options = options;
    }

    /**
     * Trains vectors for the entities and relations of some triples.
     *
     * @param progress called after each pass
     */
    public Translations train(Triples triples, SkipGram.Progress progress) {
        return new Run(triples).train(progress);
    }

    private final class Run {
        private final Triples triples;
        private final float[][] entities;
        private final float[][] relations;
        /** Sums of squared gradients. */
        private final float[] squaresOfEntities;

        private final float[] squaresOfRelations;
        /** By relation: probability that the head is replaced. */
        private final double[] replacesHead;

        Run(Triples triples) {
            this.triples = triples;
            entities = random(triples.entities(), 0);
            relations = random(triples.relations(), 1);
            squaresOfEntities = new float[entities.length];
            squaresOfRelations = new float[relations.length];
            replacesHead = replacesHead();
        }

        /** So far from 0 that distances of random triples are about the margin. */
        private float[][] random(List<String> names, int salt) {
            return names.stream()
                    .map(name -> FirstVector.of(
                            name, options.seed() + salt, options.dimension(), options.margin() / options.dimension()))
                    .toArray(float[][]::new);
        }

        private double[] replacesHead() {
            double[] heads = distinctPairs(true);
            double[] tails = distinctPairs(false);
            double[] replaces = new double[relations.length];
            for (int relation = 0; relation < replaces.length; relation++) {
                // Tails for a head against heads for a tail; the number of triples cancels out.
                replaces[relation] = tails[relation] / Math.max(1, heads[relation] + tails[relation]);
            }
            return replaces;
        }

        /** By relation: the number of different heads, or tails. */
        private double[] distinctPairs(boolean ofHeads) {
            double[] counts = new double[relations.length];
            triples.all().stream()
                    .map(triple -> new Triple(ofHeads ? triple.head() : triple.tail(), triple.relation(), 0))
                    .distinct()
                    .forEach(pair -> counts[pair.relation()]++);
            return counts;
        }

        Translations train(SkipGram.Progress progress) {
            double loss = 0;
            for (int epoch = 0; epoch < options.epochs(); epoch++) {
                long seed = SplitMix64.mix(options.seed() + epoch);
                loss = HogwildThreads.run(options.threads(), thread -> learn(seed, thread)).stream()
                        .mapToDouble(each -> each)
                        .sum();
                progress.learned((epoch + 1L) * triples.size(), (long) options.epochs() * triples.size());
            }
            return new Translations(
                    triples.entities(), entities, triples.relations(), relations, loss / Math.max(1, triples.size()));
        }

        /** Learns from the triples of one thread; returns the sum of their losses. */
        private double learn(long seed, int thread) {
            var worker = new Worker(seed + thread);
            int size = triples.size();
            int from = (int) ((long) size * thread / options.threads());
            int to = (int) ((long) size * (thread + 1) / options.threads());
            int count = to - from;
            // Steps of a number without a common divisor visit each triple once, in another order in each pass.
            int step = count == 0 ? 1 : coprime(1 + worker.random.nextInt(count), count);
            int at = count == 0 ? 0 : worker.random.nextInt(count);
            for (int i = 0; i < count; i++) {
                worker.learn(triples.all().get(from + at));
                at = (int) (((long) at + step) % count);
            }
            return worker.loss;
        }

        private static int coprime(int least, int count) {
            int number = least;
            while (greatestCommonDivisor(number, count) != 1) {
                number++;
            }
            return number;
        }

        private static int greatestCommonDivisor(int a, int b) {
            return b == 0 ? a : greatestCommonDivisor(b, a % b);
        }

        private final class Worker {
            private final SplitMix64 random;
            private double loss;

            Worker(long seed) {
                random = new SplitMix64(seed);
            }

            void learn(Triple triple) {
                learn(triple.head(), triple.relation(), triple.tail(), true, 1);
                for (int i = 0; i < options.negatives(); i++) {
                    int drawn = random.nextInt(entities.length);
                    boolean isHead = random.nextDouble() < replacesHead[triple.relation()];
                    int head = isHead ? drawn : triple.head();
                    int tail = isHead ? triple.tail() : drawn;
                    if (head != tail) {
                        learn(head, triple.relation(), tail, false, 1f / options.negatives());
                    }
                }
            }

            private void learn(int head, int relation, int tail, boolean isTrue, float weight) {
                float[] h = entities[head];
                float[] r = relations[relation];
                float[] t = entities[tail];
                float logit = (float) options.margin() - Vectors.translationDistance(h, r, t);
                float slope = (isTrue ? 1 - Sigmoid.of(logit) : -Sigmoid.of(logit)) * weight;
                loss += weight * Sigmoid.loss(isTrue ? logit : -logit);
                float square = slope * slope;
                float ofHead = slope * rate(squaresOfEntities[head] += square);
                float ofRelation = slope * rate(squaresOfRelations[relation] += square);
                float ofTail = slope * rate(squaresOfEntities[tail] += square);
                for (int i = 0; i < h.length; i++) {
                    float sign = Math.signum(h[i] + r[i] - t[i]);
                    h[i] -= ofHead * sign;
                    r[i] -= ofRelation * sign;
                    t[i] += ofTail * sign;
                }
            }

            private float rate(float squares) {
                return (float) (options.learningRate() / Math.sqrt(squares + 1e-8));
            }
        }
    }
}
