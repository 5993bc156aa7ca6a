package dev.eddy.training.deep;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.training.process.TrainingFolder;
import dev.eddy.training.process.TrainingProgress;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TrainedTower;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
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
        var input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        String path = input.readLine();
        Path mark = Path.of(path, "crashed");
        if (Files.exists(mark)) {
            System.exit(DeepTraining.run(new ByteArrayInputStream(path.getBytes(UTF_8)), System.out, System.err));
        }
        Files.createFile(mark);
        var folder = new TrainingFolder(Path.of(path));
        TrainingProgress crash = (step, steps, loss) -> {
            if (4 * step > 3 * steps) {
                Runtime.getRuntime().halt(CRASH);
            }
        };
        TrainedTower unused = new TorchTrainer()
                .train(
                        TowerCorpus.read(folder.corpusFolder()),
                        folder.options(TowerOptions.class),
                        folder.stateFolder(),
                        crash);
    }
}
