package dev.eddy.training.deep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import dev.eddy.training.process.TrainingFolder;
import dev.eddy.training.tower.TasteWorld;
import dev.eddy.training.tower.TowerOptions;
import dev.eddy.training.tower.TrainedTower;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepTrainingTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path path;

    @Test
    void theResultIsInTheFolder() throws IOException {
        Engine unused = PyTorch.orSkip();
        var folder = new TrainingFolder(path);
        folder.write(TowerOptions.TRAINING, TowerOptions.ofItems(8, 1, 7).withMostEpochs(1), null);
        TasteWorld.corpus().write(folder.corpusFolder());
        assertThat(run(path.toString())).isZero();
        assertThat(TrainedTower.read(folder.resultFolder()).items()).hasSize(40);
        assertThat(out.toString(UTF_8)).containsPattern("step 4 of 4, loss \\d+\\.\\d+\ntrained\n");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aFolderWithoutInputIsRefused() {
        assertThat(run(path.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("no options of a training: ").contains("options.json is missing");
    }

    @Test
    void aFolderWithoutCorpusIsRefused() throws IOException {
        new TrainingFolder(path).write(TowerOptions.TRAINING, TowerOptions.ofItems(8, 1, 7), null);
        assertThat(run(path.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("no corpus: ").contains("items.json is missing");
    }

    @Test
    void anotherKindOfTrainingIsRefused() throws IOException {
        new TrainingFolder(path).write("poems", TowerOptions.ofItems(8, 1, 7), null);
        assertThat(run(path.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("is for a training of poems, which this program does not know");
    }

    @Test
    void wrongOptionsAreRefused() throws IOException {
        var folder = new TrainingFolder(path);
        folder.write(TowerOptions.TRAINING, TowerOptions.ofItems(8, 1, 7), null);
        TasteWorld.corpus().write(folder.corpusFolder());
        Path options = path.resolve("options.json");
        Files.writeString(options, Files.readString(options).replace("\"dimension\":8", "\"dimension\":-1"));
        assertThat(run(path.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("dimension must be at least 1: -1");
    }

    @Test
    void oneAfterTheOtherIsTrained() throws IOException {
        Engine unused = PyTorch.orSkip();
        for (String name : List.of("a", "b")) {
            var folder = new TrainingFolder(path.resolve(name));
            folder.write(TowerOptions.TRAINING, TowerOptions.ofItems(8, 1, 7).withMostEpochs(1), null);
            TasteWorld.corpus().write(folder.corpusFolder());
        }
        assertThat(run(path.resolve("a").toString(), path.resolve("b").toString()))
                .isZero();
        assertThat(out.toString(UTF_8).lines()).filteredOn("trained"::equals).hasSize(2);
        assertThat(path.resolve("b/result/items.json")).hasSameTextualContentAs(path.resolve("a/result/items.json"));
    }

    @Test
    void withoutInputItEnds() {
        assertThat(run()).isZero();
        assertThat(out.size()).isZero();
    }

    private int run(String... folders) {
        var input = new ByteArrayInputStream(String.join("\n", folders).getBytes(UTF_8));
        return DeepTraining.run(input, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
