package dev.eddy.training.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.text.TextEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceEncoderTest {
    @TempDir
    Path folder;

    @Test
    void textsAboutTheSameAreNear() throws IOException {
        try (TextEncoder encoder = OnnxRuntime.encoderOrSkip(EncoderFiles.ofProgram())) {
            assertThat(encoder.dimension()).isEqualTo(384);
            List<float[]> vectors = encoder.encode(
                    List.of("A locomotive pulls the carriages", "The train is leaving", "How to bake bread"));
            assertThat(cosine(vectors.get(0), vectors.get(1))).isGreaterThan(.3);
            assertThat(cosine(vectors.get(0), vectors.get(2))).isLessThan(.15);
            assertThat(vectors)
                    .allSatisfy(vector -> assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5)));
        }
    }

    @Test
    void theVectorOfATextDoesNotDependOnTheTextsBesideIt() throws IOException {
        try (TextEncoder encoder = OnnxRuntime.encoderOrSkip(EncoderFiles.ofProgram())) {
            float[] alone = encoder.encode(List.of("The train is leaving")).get(0);
            List<float[]> beside =
                    encoder.encode(List.of("x".repeat(500), "The train is leaving", "bread and butter ".repeat(50)));
            assertThat(beside.get(1)).containsExactly(alone);
        }
    }

    @Test
    void longTextsAreCutAndEmptyOnesHaveNoVector() throws IOException {
        try (TextEncoder encoder = OnnxRuntime.encoderOrSkip(EncoderFiles.ofProgram())) {
            String words = "train ".repeat(200_000);
            List<float[]> vectors = encoder.encode(List.of(words, words + "bread", "", " \n", "火车"));
            assertThat(vectors.get(0)).containsExactly(vectors.get(1));
            assertThat(vectors.get(2)).isNull();
            assertThat(vectors.get(3)).isNull();
            assertThat(vectors.get(4)).hasSize(384);
        }
    }

    @Test
    void aModelInAFolderIsTheSameAsThatOfTheProgram() throws IOException {
        EncoderFiles own = EncoderFiles.ofProgram();
        Files.write(folder.resolve("any.onnx"), own.network());
        Files.write(folder.resolve("tokenizer.json"), own.tokenizer());
        try (TextEncoder encoder = OnnxRuntime.encoderOrSkip(own);
                TextEncoder inFolder = OnnxRuntime.encoderOrSkip(EncoderFiles.in(folder))) {
            List<String> texts = List.of("The train is leaving");
            assertThat(inFolder.encode(texts).get(0))
                    .containsExactly(encoder.encode(texts).get(0));
        }
        assertThat(EncoderFiles.in(folder).fingerprint()).isEqualTo(own.fingerprint());
    }

    @Test
    void aModelThatIsCutShortIsNamed() throws IOException {
        EncoderFiles own = EncoderFiles.ofProgram();
        OnnxRuntime.encoderOrSkip(own).close();
        Path file = folder.resolve("model.onnx");
        Files.write(folder.resolve("tokenizer.json"), own.tokenizer());
        Files.write(file, Arrays.copyOf(own.network(), own.network().length / 2));
        assertRefused("no ONNX model that can be used, or one cut short");
        Files.write(file, own.network());
        Files.write(folder.resolve("tokenizer.json"), Arrays.copyOf(own.tokenizer(), 1_000));
        assertRefused("tokenizer.json: malformed JSON");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        assertRefused("tokenizer.json cannot be used");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> new SentenceEncoder(EncoderFiles.in(folder), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(message);
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
