package dev.eddy.training.deep;

import dev.eddy.training.process.TrainingFolder;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TrainedTower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The trainer, with crashes. {@code -Dtest.crash=once} ends the first process in the middle of the second epoch; {@code always}
 * ends each at once.
 */
public final class CrashingTraining {
    /** Exit code of a process that wrote to memory that it does not have. */
    private static final int CRASH = 139;

    private CrashingTraining() {}

    public static void main(String[] args) throws IOException {
        if (System.getProperty("test.crash", "").equals("always")) {
            Runtime.getRuntime().halt(CRASH);
        }
        Path mark = Path.of(args[0], "crashed");
        if (Files.exists(mark)) {
            DeepTraining.main(args);
            return;
        }
        Files.createFile(mark);
        var folder = new TrainingFolder(Path.of(args[0]));
        TrainingProgress crash = (step, steps, loss) -> {
            if (4 * step > 3 * steps) {
                Runtime.getRuntime().halt(CRASH);
            }
        };
        TrainedTower unused = new TorchTrainer()
                .train(
                        TowerCorpus.read(folder.corpusFolder()),
                        folder.options(TowerOptions.class),
                        Path.of(args[1]),
                        crash);
    }
}
