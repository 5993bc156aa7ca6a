package dev.eddy.trial;

import dev.eddy.item.ItemVector;
import dev.eddy.item.VectorSpace;
import dev.eddy.training.embedding.Corpus;
import dev.eddy.training.embedding.Embedding;
import dev.eddy.training.embedding.InnerProducts;
import dev.eddy.training.embedding.SkipGram;
import dev.eddy.training.embedding.SkipGramOptions;
import java.time.Duration;
import java.util.List;

/**
 * Trains the vectors of a space during a trial, from the clicks so far: vectors that knew a click before it is scored would
 * be a leak. It is due with the first event of a day, by UTC, when the clicks are a tenth more than at the last training,
 * whose vectors it begins with.
 */
final class ItemTraining {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final int FEWEST_CLICKS = 1_000;
    /** Training each night would take hours where a recording covers years. */
    private static final double GROWTH = 1.1;

    private final VectorSpace space;
    private final SkipGram trainer;
    private final Corpus.Builder clicks = new Corpus.Builder();
    private Embedding last;
    private double dueAt = FEWEST_CLICKS;
    private long day = Long.MIN_VALUE;

    /** Vectors for a space. With one thread, equal seeds make equal vectors. */
    ItemTraining(VectorSpace space, long seed) {
        this.space = space;
        this.trainer = new SkipGram(SkipGramOptions.ofItems(space.dimension() - 1, 1, seed));
    }

    /** The vectors of all items if a training is due at an instant; else none. */
    List<ItemVector> trainIfDue(long nowMillis) {
        long today = Math.floorDiv(nowMillis, DAY_MILLIS);
        boolean isNewDay = today != day;
        day = today;
        if (!isNewDay || clicks.size() < dueAt) {
            return List.of();
        }
        dueAt = clicks.size() * GROWTH;
        last = trainer.train(clicks.build(1, Integer.MAX_VALUE), last, SkipGram.Progress.NONE);
        return new InnerProducts(last).itemVectors(space.name());
    }

    void add(String userId, String itemId) {
        clicks.add(userId, itemId);
    }
}
