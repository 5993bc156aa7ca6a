package dev.eddy.training.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import dev.eddy.text.TitleEncoder;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.title.NeighbourPrecision;
import dev.eddy.training.title.TitleCorpus;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.training.title.TitleWorld;
import dev.eddy.training.title.TrainedTitles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchTitleTrainerTest {
    private static final int DIMENSION = 8;

    private final TitleOptions options =
            TitleOptions.ofTitles(DIMENSION, 1, 7).withSize(16, 16).withMostEpochs(6);
    private final TitleWorld world = new TitleWorld(400, 1);

    @TempDir
    Path state;

    @BeforeAll
    static void pyTorchIsThere() {
        Engine unused = PyTorch.orSkip();
    }

    @Test
    void classesMakeUnseenTitlesOfOneSubjectNear() throws IOException {
        // By chance it would be .25.
        assertThat(precisionOnUnseen(train(world.ofClasses(), options))).isGreaterThan(.7);
    }

    @Test
    void clicksMakeUnseenTitlesOfOneSubjectNear() throws IOException {
        TitleCorpus clicks = world.ofClicks(200, 8);
        assertThat(precisionOnUnseen(train(clicks, options))).isGreaterThan(.7);
    }

    @Test
    void theWrittenEncoderComputesWhatPyTorchDoes() throws IOException {
        TitleCorpus corpus = world.ofClasses();
        TitleOptions twice = options.withMostEpochs(2);
        TrainedTitles trained = train(corpus, twice);
        var model = new TitleModel(corpus, twice);
        new TitleCheckpoint(state, twice + " " + corpus.fingerprint()).begin(model);
        List<String> titles = corpus.titles().subList(0, 50);
        try (var step = new TitleStep(model, twice, PyTorch.orSkip());
                var encoder = TitleEncoder.read(trained.encoder())) {
            float[] expected = step.vectors(titles);
            List<float[]> vectors = encoder.encode(titles);
            for (int i = 0; i < expected.length; i++) {
                assertThat(vectors.get(i / DIMENSION)[i % DIMENSION]).isEqualTo(expected[i], within(1e-4f));
            }
        }
    }

    @Test
    void aSecondAttemptGoesOnFromTheLastEpoch() throws IOException {
        TitleCorpus corpus = world.ofClasses();
        TrainingProgress crash = (step, steps, loss) -> {
            if (2 * step > steps) {
                throw new IllegalStateException("crash");
            }
        };
        assertThatThrownBy(() -> new TorchTitleTrainer().train(corpus, options, state, crash))
                .hasMessage("crash");
        TrainedTitles second = train(corpus, options);
        TrainedTitles uninterrupted = new TorchTitleTrainer().train(corpus, options, null, TrainingProgress.NONE);
        assertThat(second).usingRecursiveComparison().isEqualTo(uninterrupted);
    }

    @Test
    void aTrainingThatLearnsNoMoreEndsAndKeepsTheBestEpoch() throws IOException {
        TrainedTitles trained = train(world.ofClasses(), options.withMostEpochs(60));
        assertThat(trained.report().stoppedEarly()).isTrue();
        assertThat(trained.report().epochs()).isLessThan(60);
    }

    @Test
    void anEpochHasABoundOfExamples() throws IOException {
        TrainedTitles trained =
                train(world.ofClasses(), options.withMostEpochs(1).withMostExamples(256));
        assertThat(trained.report().steps()).isEqualTo(2);
    }

    @Test
    void aCorpusWithNothingToLearnIsRefused() {
        assertThatThrownBy(() -> train(TitleCorpus.ofClasses(List.of("夜", "日"), List.of("a", "a")), options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("all 2 titles have the class a: at least two classes are needed");
        TitleCorpus unclicked = new TitleCorpus.PairBuilder().item("i", "夜").build();
        assertThatThrownBy(() -> train(unclicked, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nothing to learn from: no user clicked two of the 1 titles");
    }

    private TrainedTitles train(TitleCorpus corpus, TitleOptions chosen) throws IOException {
        return new TorchTitleTrainer().train(corpus, chosen, state, TrainingProgress.NONE);
    }

    private static double precisionOnUnseen(TrainedTitles trained) {
        var unseen = new TitleWorld(200, 2);
        try (var encoder = TitleEncoder.read(trained.encoder())) {
            return NeighbourPrecision.of(encoder.encode(unseen.titles()), unseen.classes(), 10);
        }
    }
}
