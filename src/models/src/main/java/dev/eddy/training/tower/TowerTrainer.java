package dev.eddy.training.tower;

import dev.eddy.training.process.TrainingProgress;
import java.io.IOException;
import java.nio.file.Path;

/** Trains two-tower models. */
public interface TowerTrainer {
    /**
     * Trains a model.
     *
     * @param stateFolder holds the checkpoint of the last training, from which this one goes on, and gets its own checkpoint
     *     after each epoch. Words are matched by name, so the items may differ. An empty or missing folder means a new model.
     *     Null if the next training needs no state.
     * @throws IllegalArgumentException when the corpus has no examples, or the state is of a model with other options
     */
    TrainedTower train(TowerCorpus corpus, TowerOptions options, Path stateFolder, TrainingProgress progress)
            throws IOException;
}
