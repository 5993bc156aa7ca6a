package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import dev.eddy.text.TitleEncoder;
import dev.eddy.tower.UserTower;
import dev.eddy.training.deep.PyTorch;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.training.title.TitleWorld;
import dev.eddy.training.title.TrainedTitles;
import dev.eddy.training.tower.TasteWorld;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TrainedTower;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that {@code mvn -Ptrain package} makes contains all that the trainer needs. */
@Tag("deep")
class TrainerJarITCase {
    @Test
    void theJarTrains(@TempDir Path state) throws IOException {
        Engine unused = PyTorch.orSkip();
        try (TrainerProcess process = trainer()) {
            TrainedTower trained =
                    process.train(TasteWorld.corpus(), TowerOptions.ofItems(8, 1, 7), state, TrainingProgress.NONE);
            assertThat(trained.items()).hasSize(40);
            assertThat(UserTower.read(trained.tower()).dimension()).isEqualTo(8);
        }
    }

    @Test
    void theJarTrainsAnEncoderOfTitles(@TempDir Path state) throws IOException {
        Engine unused = PyTorch.orSkip();
        TitleOptions options = TitleOptions.ofTitles(8, 1, 7).withSize(8, 8);
        try (TrainerProcess process = trainer()) {
            TrainedTitles trained =
                    process.train(new TitleWorld(100, 1).ofClasses(), options, state, TrainingProgress.NONE);
            try (TitleEncoder encoder = TitleEncoder.read(trained.encoder())) {
                assertThat(encoder.dimension()).isEqualTo(8);
            }
        }
    }

    private static TrainerProcess trainer() {
        return TrainerProcess.ofJar(Path.of("target", "eddy-train.jar")).with("-Xmx256m");
    }

    @Test
    void theJarEncodes() {
        Engine unused = PyTorch.orSkip();
        JavaProgram program = JavaProgram.ofJar(Path.of("target", "eddy-train.jar"), "encode", "encoder of texts");
        try (var encoder = EncoderProcess.start(program.with("-Xmx256m"), null, 1, notice -> {})) {
            assertThat(encoder.dimension()).isEqualTo(384);
            List<float[]> vectors = encoder.encode(List.of("The train is leaving", ""));
            assertThat(vectors.get(0)).hasSize(384);
            assertThat(vectors.get(1)).isNull();
        }
    }
}
