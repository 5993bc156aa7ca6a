package dev.eddy.training.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.training.process.EpochReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedTowerTest {
    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
        var report = EpochReport.NONE.with(10, 3.5, Double.NaN);
        var trained = new TrainedTower(
                List.of("a", "日本"),
                new float[][] {{1, 0}, {0, 1}},
                new float[][] {{0, 1}, {-1, 0}},
                new byte[] {1, 2},
                report);
        trained.write(folder);
        assertThat(TrainedTower.read(folder)).usingRecursiveComparison().isEqualTo(trained);
    }

    @Test
    void aReportKeepsTheLeastValidationLoss() {
        EpochReport two = EpochReport.NONE.with(10, 3.5, 4).with(10, 3.2, 3.9);
        assertThat(two.stoppedEarly()).isFalse();
        EpochReport three = two.with(10, 3.1, 3.95);
        assertThat(three.stoppedEarly()).isTrue();
        assertThat(three.epochs()).isEqualTo(3);
        assertThat(three.steps()).isEqualTo(30);
        assertThat(three.validationLoss()).isEqualTo(3.9);
    }

    @Test
    void optionsAreChecked() {
        TowerOptions options = TowerOptions.ofItems(16, 1, 7);
        assertThatThrownBy(() -> options.withMostEpochs(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mostEpochs must be at least 1: 0");
        assertThatThrownBy(() -> TowerOptions.ofItems(0, 1, 7)).hasMessage("dimension must be at least 1: 0");
    }
}
