package dev.eddy.training.embedding;

import dev.eddy.training.embedding.Triples.Triple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How well vectors foresee facts that they were not trained on: each is ranked among the triples with another head, and among
 * those with another tail, that are not known to be true. This is the filtered ranking of Bordes et al. ("Translating
 * embeddings for modeling multi-relational data", NIPS 2013, section 4.2).
 *
 * @param meanReciprocalRank in (0, 1]
 * @param hits10 share of the ranks up to 10
 * @param ranks number of ranks, two for each fact
 */
public record LinkRanking(double meanReciprocalRank, double hits10, int ranks) {

    /** Facts ranked at most; the rest would change little. */
    private static final int MOST_ASKED = 5_000;

    /**
     * Trains on a part of some triples, and ranks the rest.
     *
     * @param heldOut share of the triples that are ranked, in (0, 1)
     * @param progress of the training
     */
    public static LinkRanking of(Triples triples, double heldOut, TransEOptions options, SkipGram.Progress progress) {
        Triples.Split split = triples.split(heldOut, options.seed());
        Translations trained = new TransE(options).train(split.kept(), progress);
        List<Triple> asked = split.out();
        return of(trained, triples.all(), asked.subList(0, Math.min(MOST_ASKED, asked.size())));
    }

    /**
     * @param known all facts, those asked for included
     * @param asked facts that the vectors were not trained on
     */
    static LinkRanking of(Translations trained, Collection<Triple> known, List<Triple> asked) {
        Set<Triple> isKnown = new HashSet<>(known);
        double[] ranks = asked.parallelStream()
                .flatMapToDouble(
                        triple -> IntStream.range(0, 2).mapToDouble(side -> rank(trained, isKnown, triple, side == 0)))
                .toArray();
        double reciprocal = 0;
        int hits = 0;
        for (double rank : ranks) {
            reciprocal += 1 / rank;
            hits += rank <= 10 ? 1 : 0;
        }
        int count = Math.max(1, ranks.length);
        return new LinkRanking(reciprocal / count, hits / (double) count, ranks.length);
    }

    /** The mean of the best and the worst rank among equal distances. */
    private static double rank(Translations trained, Set<Triple> known, Triple asked, boolean isOfHead) {
        float distance = trained.distance(asked.head(), asked.relation(), asked.tail());
        int nearer = 0;
        int same = 0;
        for (int other = 0; other < trained.vectors().length; other++) {
            int head = isOfHead ? other : asked.head();
            int tail = isOfHead ? asked.tail() : other;
            float otherDistance = trained.distance(head, asked.relation(), tail);
            if (otherDistance <= distance && !known.contains(new Triple(head, asked.relation(), tail))) {
                nearer += otherDistance < distance ? 1 : 0;
                same += otherDistance == distance ? 1 : 0;
            }
        }
        return 1 + nearer + same / 2.0;
    }
}
