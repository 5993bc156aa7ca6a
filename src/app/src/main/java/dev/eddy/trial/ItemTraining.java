package dev.eddy.trial;

import dev.eddy.item.VectorSpace;
import dev.eddy.training.embedding.Corpus;
import dev.eddy.training.embedding.Embedding;
import dev.eddy.training.embedding.InnerProducts;
import dev.eddy.training.embedding.SkipGram;
import dev.eddy.training.embedding.SkipGramOptions;

/** Trains item2vec during a trial. Each training begins with the vectors of the one before. */
public final class ItemTraining implements VectorTraining {
    private final VectorSpace space;
    private final SkipGram trainer;
    private final Corpus.Builder clicks = new Corpus.Builder();
    private final TrainingDays days;
    private Embedding last;

    /** Vectors for a space. With one thread, equal seeds make equal vectors. */
    public ItemTraining(VectorSpace space, long seed, TrainingDays days) {
        this.space = space;
        this.days = days;
        this.trainer = new SkipGram(SkipGramOptions.ofItems(space.dimension() - 1, 1, seed));
    }

    @Override
    public SpaceVectors trainIfDue(long nowMillis) {
        if (!days.isDue(nowMillis, clicks.size())) {
            return SpaceVectors.NONE;
        }
        last = trainer.train(clicks.build(1, Integer.MAX_VALUE), last, SkipGram.Progress.NONE);
        return SpaceVectors.of(new InnerProducts(last).itemVectors(space.name()));
    }

    @Override
    public void add(String userId, String itemId, long atMillis) {
        clicks.add(userId, itemId);
    }
}
