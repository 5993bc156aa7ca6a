package dev.eddy.trial;

import dev.eddy.item.VectorSpace;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TowerTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Trains a two-tower model during a trial. Each training goes on from the one before. */
public final class TowerTraining implements VectorTraining {
    private final VectorSpace space;
    private final TowerTrainer trainer;
    private final TowerOptions options;
    private final Path stateFolder;
    private final TowerCorpus.Builder clicks;
    private final TrainingDays days;

    /**
     * @param clicks has the items, and no click yet
     * @param stateFolder empty; holds the last model
     */
    public TowerTraining(
            VectorSpace space,
            TowerCorpus.Builder clicks,
            TowerTrainer trainer,
            TowerOptions options,
            Path stateFolder,
            TrainingDays days) {
        this.space = space;
        this.trainer = trainer;
        this.options = options;
        this.stateFolder = stateFolder;
        this.clicks = clicks;
        this.days = days;
    }

    @Override
    public SpaceVectors trainIfDue(long nowMillis) {
        if (!days.isDue(nowMillis, clicks.size())) {
            return SpaceVectors.NONE;
        }
        try {
            return SpaceVectors.of(space, trainer.train(clicks.build(), options, stateFolder, TrainingProgress.NONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(String userId, String itemId, long atMillis) {
        clicks.click(userId, itemId, atMillis);
    }
}
