package dev.eddy.training.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFolderTest {
    record Options(int epochs, String name) {
        Options {
            if (epochs < 1) {
                throw new IllegalArgumentException("epochs must be at least 1: " + epochs);
            }
        }
    }

    @TempDir
    Path path;

    @Test
    void theFolderSaysWhatIsTrainedAndHow() throws IOException {
        var folder = new TrainingFolder(path.resolve("new"));
        folder.write("poems", new Options(3, "haiku"), path.resolve("kept"));
        assertThat(folder.training()).isEqualTo("poems");
        assertThat(folder.options(Options.class)).isEqualTo(new Options(3, "haiku"));
        assertThat(folder.stateFolder()).isEqualTo(path.resolve("kept").toAbsolutePath());
    }

    @Test
    void theStateIsInTheFolderUnlessSaidOtherwise() throws IOException {
        var folder = new TrainingFolder(path.resolve("new"));
        folder.write("poems", new Options(3, "haiku"), null);
        assertThat(folder.stateFolder())
                .isEqualTo(path.resolve("new").resolve("state").toAbsolutePath());
    }

    @Test
    void wrongOptionsAreRefusedWithTheirFile() throws IOException {
        Path file = path.resolve("options.json");
        Files.writeString(file, "{\"training\":\"poems\",\"options\":{\"epochs\":0,\"name\":\"haiku\"}}");
        assertThatThrownBy(() -> new TrainingFolder(path).options(Options.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": epochs must be at least 1: 0");
    }

    @Test
    void aFileCutShortIsRefused() throws IOException {
        Path file = Files.writeString(path.resolve("options.json"), "{\"training\":");
        assertThatThrownBy(() -> new TrainingFolder(path).training())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": Unexpected end-of-input");
    }

    @Test
    void aLineOfProgressIsRead() {
        var line = new ProgressLine(120, 4_000, 3.21);
        assertThat(line.text()).isEqualTo("step 120 of 4000, loss 3.2100");
        assertThat(ProgressLine.parse(line.text())).isEqualTo(line);
        assertThat(ProgressLine.parse("step by step")).isNull();
    }
}
