package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import dev.eddy.job.BadInputException;
import dev.eddy.training.deep.CrashingTraining;
import dev.eddy.training.deep.PyTorch;
import dev.eddy.training.deep.TorchTitleTrainer;
import dev.eddy.training.deep.TorchTrainer;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.title.TitleCorpus;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.training.title.TitleWorld;
import dev.eddy.training.title.TrainedTitles;
import dev.eddy.training.tower.TasteWorld;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TrainedTower;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerProcessTest {
    private final TowerOptions options = TowerOptions.ofItems(8, 1, 7).withMostEpochs(2);
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    @Test
    void afterACrashItGoesOnFromTheLastCheckpoint() throws IOException {
        Engine unused = PyTorch.orSkip();
        List<Long> steps = new ArrayList<>();
        TrainedTower uninterrupted =
                new TorchTrainer().train(TasteWorld.corpus(), options, folder, TrainingProgress.NONE);
        try (var process = process("once")) {
            TrainedTower trained =
                    process.train(TasteWorld.corpus(), options, null, (step, all, loss) -> steps.add(step));
            assertThat(trained).usingRecursiveComparison().isEqualTo(uninterrupted);
        }
        assertThat(notices)
                .containsExactly(
                        "the training crashed (exit code 139), and is tried once more from its last checkpoint");
        assertThat(steps).last().isEqualTo(8L);
    }

    @Test
    void anEncoderOfTitlesIsTrainedInTheSameWay() throws IOException {
        Engine unused = PyTorch.orSkip();
        TitleOptions titleOptions =
                TitleOptions.ofTitles(8, 1, 7).withSize(8, 8).withMostEpochs(2);
        TitleCorpus corpus = new TitleWorld(100, 1).ofClasses();
        TrainedTitles here = new TorchTitleTrainer().train(corpus, titleOptions, null, TrainingProgress.NONE);
        try (var process = trainer().with("-Xmx256m", "-XX:TieredStopAtLevel=1")) {
            // The second one is trained by the process of the first.
            for (int training = 0; training < 2; training++) {
                TrainedTitles trained = process.train(corpus, titleOptions, null, TrainingProgress.NONE);
                assertThat(trained).usingRecursiveComparison().isEqualTo(here);
            }
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void aSecondCrashIsTheEnd() {
        try (var process = process("always")) {
            assertThatThrownBy(() -> process.train(TasteWorld.corpus(), options, folder, TrainingProgress.NONE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the training crashed twice (exit code 139)");
        }
    }

    @Test
    void wrongInputIsSaidInTheWordsOfTheProcess() {
        TowerCorpus empty = new TowerCorpus.Builder().build();
        try (var process = trainer()) {
            assertThatThrownBy(() -> process.train(empty, options, folder, TrainingProgress.NONE))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("the corpus has no examples");
        }
    }

    @Test
    void aMissingJarIsSaidWithTheWayToGetIt() {
        assertThatThrownBy(() -> TrainerProcess.ofJar(folder.resolve("eddy-train.jar")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("mvn -Ptrain package");
    }

    private TrainerProcess trainer() {
        return TrainerProcess.ofClassPath(System.getProperty("java.class.path"), "dev.eddy.training.deep.DeepTraining")
                .telling(notices::add);
    }

    private TrainerProcess process(String crash) {
        return TrainerProcess.ofClassPath(System.getProperty("java.class.path"), CrashingTraining.class.getName())
                .with("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dtest.crash=" + crash)
                .telling(notices::add);
    }
}
