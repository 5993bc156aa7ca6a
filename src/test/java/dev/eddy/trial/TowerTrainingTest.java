package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.VectorSpace;
import dev.eddy.tower.Towers;
import dev.eddy.training.process.EpochReport;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TowerTrainer;
import dev.eddy.training.tower.TrainedTower;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TowerTrainingTest {
    private static final long MIDNIGHT = Duration.ofDays(20_000).toMillis();
    private static final Path STATE = Path.of("state");

    private final byte[] weights = Towers.newestClick(2);
    private final List<TowerCorpus> trained = new ArrayList<>();
    private final TowerTrainer trainer = (corpus, options, state, progress) -> {
        assertThat(state).isEqualTo(STATE);
        trained.add(corpus);
        return new TrainedTower(
                List.of("a"), new float[][] {{1, 0}}, new float[][] {{0, 1}}, weights, EpochReport.NONE);
    };
    private final TowerTraining training = new TowerTraining(
            VectorSpace.ofTower("towers", 2),
            new TowerCorpus.Builder().item("a", List.of()).item("b", List.of()),
            trainer,
            TowerOptions.ofItems(2, 1, 1),
            STATE,
            new TrainingDays(.1));

    @Test
    void theTrainingSeesTheClicksSoFarAndMakesAVersionOfTheSpace() {
        click(0, 999);
        assertThat(training.trainIfDue(MIDNIGHT)).isEqualTo(SpaceVectors.NONE);
        click(999, 1_001);
        SpaceVectors vectors = training.trainIfDue(MIDNIGHT + Duration.ofDays(1).toMillis());
        assertThat(trained).hasSize(1);
        assertThat(trained.get(0).size()).isEqualTo(1_001);
        assertThat(vectors.tower()).isEqualTo(weights);
        assertThat(vectors.items()).hasSize(1);
        assertThat(vectors.items().get(0).space()).isEqualTo("towers");
        assertThat(vectors.items().get(0).vector()).containsExactly(0, 1);
        assertThat(vectors.items().get(0).input()).containsExactly(1, 0);
    }

    private void click(int from, int to) {
        for (int i = from; i < to; i++) {
            training.add("user-" + i % 7, i / 7 % 2 == 0 ? "a" : "b", MIDNIGHT + i);
        }
    }
}
