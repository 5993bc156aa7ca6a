package dev.eddy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.tower.SafeTensors;
import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TitleEncoderTest {
    private static final int DIMENSION = 6;

    /** An encoder, and titles with the vectors that PyTorch 2.6 computed for them; golden.py beside the file made it. */
    private static byte[] golden() {
        try (InputStream file = TitleEncoderTest.class.getResourceAsStream("/titles/golden.safetensors")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void vectorsAreThoseOfPyTorch() throws IOException {
        SafeTensors file = SafeTensors.read(golden());
        List<String> titles = new JsonMapper().readValue(file.note("example.titles"), new TypeReference<>() {});
        float[] expected = file.floats("example.vectors", titles.size(), DIMENSION);
        try (TitleEncoder encoder = TitleEncoder.read(golden())) {
            assertThat(encoder.dimension()).isEqualTo(DIMENSION);
            List<float[]> vectors = encoder.encode(titles);
            for (int title = 0; title < titles.size(); title++) {
                for (int d = 0; d < DIMENSION; d++) {
                    assertThat(vectors.get(title)[d])
                            .as(titles.get(title))
                            .isCloseTo(expected[title * DIMENSION + d], within(1e-5f));
                }
            }
        }
    }

    @Test
    void vectorsHaveLengthOneAndTextsWithNothingToReadHaveNone() {
        List<float[]> vectors = encode("Toy Story", " ", "", "夜");
        assertThat(vectors.get(1)).isNull();
        assertThat(vectors.get(2)).isNull();
        assertThat(Vectors.dot(vectors.get(0), vectors.get(0))).isEqualTo(1, within(1e-6));
        assertThat(Vectors.dot(vectors.get(3), vectors.get(3))).isEqualTo(1, within(1e-6));
    }

    @Test
    void onlyTheBeginningOfALongTextCounts() {
        List<float[]> vectors = encode("夜".repeat(1_000_000), "夜".repeat(200));
        assertThat(vectors.get(0)).isEqualTo(vectors.get(1));
    }

    @Test
    void theOrderOfCharactersCounts() {
        List<float[]> vectors = encode("上海", "海上");
        assertThat(vectors.get(0)).isNotEqualTo(vectors.get(1));
    }

    @Test
    void aFileCutShortIsRefused(@TempDir Path folder) throws IOException {
        byte[] golden = golden();
        Path file = folder.resolve("titles.model");
        for (int length = 0; length < golden.length; length += 97) {
            Files.write(file, Arrays.copyOf(golden, length));
            assertThatThrownBy(() -> TitleEncoder.read(file)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFileOfAnotherNetworkIsRefused() {
        SafeTensors file = SafeTensors.read(golden()).note("architecture", "mlp");
        assertThatThrownBy(() -> TitleEncoder.read(file.bytes()))
                .hasMessage("the architecture of the encoder of titles is mlp and not title-lstm:"
                        + " give a file that train titles wrote");
    }

    @Test
    void aFileWithArraysOfOtherShapesIsRefused() {
        SafeTensors longer = SafeTensors.read(golden()).put("output.weight", new float[6 * 25], 6, 25);
        assertThatThrownBy(() -> TitleEncoder.read(longer.bytes()))
                .hasMessage("the array output.weight is F32 [6, 25] and not F32 [6, 24]");
        SafeTensors flat = SafeTensors.read(golden()).put("rows", new float[97 * 8], 97 * 8);
        assertThatThrownBy(() -> TitleEncoder.read(flat.bytes()))
                .hasMessageStartingWith("the array rows has the shape [776] and not that of");
        SafeTensors uneven = SafeTensors.read(golden()).put("state.bias", new float[47], 47);
        assertThatThrownBy(() -> TitleEncoder.read(uneven.bytes())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() {
        float[] rows = new float[97 * 8];
        rows[100] = Float.NaN;
        SafeTensors file = SafeTensors.read(golden()).put("rows", rows, 97, 8);
        assertThatThrownBy(() -> TitleEncoder.read(file.bytes()))
                .hasMessage("the array rows has a number that is not finite");
    }

    private static List<float[]> encode(String... titles) {
        try (TitleEncoder encoder = TitleEncoder.read(golden())) {
            return encoder.encode(List.of(titles));
        }
    }
}
