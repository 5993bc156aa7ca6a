package dev.eddy.training.title;

import dev.eddy.training.process.TrainingProgress;
import java.io.IOException;
import java.nio.file.Path;

/** Trains encoders of titles. */
public interface TitleTrainer {
    /**
     * Trains an encoder.
     *
     * @param stateFolder gets a checkpoint after each epoch, from which a second attempt at the same training goes on. A
     *     checkpoint of another training is replaced. Null for none.
     * @throws IllegalArgumentException when the corpus has too little to learn from
     */
    TrainedTitles train(TitleCorpus corpus, TitleOptions options, Path stateFolder, TrainingProgress progress)
            throws IOException;
}
