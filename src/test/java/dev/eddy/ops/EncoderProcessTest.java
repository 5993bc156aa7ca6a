package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import dev.eddy.text.HashingEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderProcessTest {
    private static final List<String> TEXTS =
            IntStream.range(0, 200).mapToObj(i -> "text " + "x".repeat(i)).toList();

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    @Test
    void afterACrashTheProcessIsStartedAgain() {
        try (var encoder = start("once")) {
            assertThat(encoder.dimension()).isEqualTo(HashingEncoder.DIMENSION);
            assertThat(encoder.model()).isEqualTo(HashingEncoder.MODEL);
            assertThat(encoder.encode(TEXTS)).usingRecursiveComparison().isEqualTo(new HashingEncoder().encode(TEXTS));
            assertThat(notices).containsExactly("the encoder crashed (exit code 139), and is started again");
        }
    }

    @Test
    void textsThatCrashItTwiceAreTheEnd() {
        try (var encoder = start("always")) {
            assertThat(encoder.encode(List.of("text"))).hasSize(1);
            assertThatThrownBy(() -> encoder.encode(List.of("crash")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the encoder crashed twice at the same texts (exit code 139)");
        }
    }

    @Test
    void aProcessThatCrashesWhenItStartsIsNotWaitedFor() {
        assertThatThrownBy(() -> start("start"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the encoder crashed twice (exit code 139)");
    }

    @Test
    void aWrongModelIsSaidInTheWordsOfTheProcess() {
        assertThatThrownBy(() -> start("wrong"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the model is wrong");
        assertThat(notices).isEmpty();
    }

    @Test
    void theRealProgramNamesAFolderWithoutModel() {
        JavaProgram program =
                JavaProgram.ofClassPath(System.getProperty("java.class.path"), "dev.eddy.training.document.EddyTrain");
        JavaProgram encode = new JavaProgram(
                IntStream.range(0, 4)
                        .mapToObj(i -> i < 3 ? program.program().get(i) : "encode")
                        .toList(),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        assertThatThrownBy(() -> EncoderProcess.start(encode, folder, 1, notices::add))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        folder + ": has no file *.onnx, and no model.onnx; export the encoder to ONNX as model.onnx");
    }

    private EncoderProcess start(String crash) {
        JavaProgram program = JavaProgram.ofClassPath(
                        System.getProperty("java.class.path"), CrashingEncoding.class.getName())
                .with("-Xmx64m", "-XX:TieredStopAtLevel=1", "-Dtest.crash=" + crash);
        return EncoderProcess.start(program, folder, 1, notices::add);
    }
}
