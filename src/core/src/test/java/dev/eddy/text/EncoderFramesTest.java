package dev.eddy.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncoderFramesTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    @Test
    void textsAndVectorsArriveAsTheyWere() throws IOException {
        List<String> texts = List.of("", "Zug", "火车 🚂", "x".repeat(TextLimit.MOST_CHARACTERS));
        List<float[]> vectors = Arrays.asList(new float[] {1, -0f, Float.MIN_VALUE}, null);
        EncoderFrames.writeHello(new EncoderFrames.Hello(3, "model"), out);
        EncoderFrames.writeTexts(texts, out);
        EncoderFrames.writeVectors(vectors, out);
        DataInputStream in = in();
        assertThat(EncoderFrames.readHello(in)).isEqualTo(new EncoderFrames.Hello(3, "model"));
        assertThat(EncoderFrames.readTexts(in)).isEqualTo(texts);
        assertThat(EncoderFrames.readVectors(2, in)).usingRecursiveComparison().isEqualTo(vectors);
        assertThat(EncoderFrames.readTexts(in)).isNull();
    }

    @Test
    void whatALibraryPrintsIsNotReadAsVectors() throws IOException {
        bytes.write("[INFO] loading the library".getBytes(UTF_8));
        assertThatThrownBy(() -> EncoderFrames.readHello(in()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no frame of an encoder begins with 5b494e46");
        assertThatThrownBy(() -> EncoderFrames.readTexts(in()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not in 0..4096");
    }

    @Test
    void framesThatEndTooEarlyAreNoVectors() throws IOException {
        EncoderFrames.writeVectors(List.of(new float[] {1, 2}), out);
        byte[] whole = bytes.toByteArray();
        for (int length = 0; length < whole.length; length++) {
            var cut = new DataInputStream(new ByteArrayInputStream(whole, 0, length));
            assertThatThrownBy(() -> EncoderFrames.readVectors(1, cut)).isInstanceOf(EOFException.class);
        }
        assertThatThrownBy(() -> EncoderFrames.readVectors(2, in())).hasMessage("1 vectors of 2 texts");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        String long1 = "x".repeat(TextLimit.MOST_CHARACTERS - 1) + "🚂🚂";
        assertThat(TextLimit.cut(long1)).hasSize(TextLimit.MOST_CHARACTERS - 1).doesNotContain("🚂");
        assertThat(TextLimit.cut("🚂")).isEqualTo("🚂");
    }

    private DataInputStream in() {
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
