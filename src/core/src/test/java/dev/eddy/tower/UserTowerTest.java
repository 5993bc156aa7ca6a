package dev.eddy.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTowerTest {
    /** Weights, and users with the vectors that PyTorch computed for them. */
    private static byte[] golden(String architecture) {
        try (InputStream file = UserTowerTest.class.getResourceAsStream("/towers/" + architecture + ".safetensors")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "gru", "attention"})
    void vectorsAreThoseOfPyTorch(String architecture) {
        byte[] bytes = golden(architecture);
        SafeTensors file = SafeTensors.read(bytes);
        UserTower tower = UserTower.read(bytes);
        long[] shape = file.shape("example.inputs");
        int users = (int) shape[0];
        int clicks = (int) shape[1];
        int dimension = (int) shape[2];
        float[] inputs = file.floats("example.inputs", shape);
        long[] at = file.longs("example.at", users, clicks);
        int[] lengths = file.ints("example.lengths", users);
        int[] items = file.ints("example.items", users);
        float[] expected = file.floats("example.vectors", users, dimension);
        assertThat(tower.clicks()).isEqualTo(clicks);
        assertThat(tower.dimension()).isEqualTo(dimension);
        for (int user = 0; user < users; user++) {
            List<float[]> clicked = new ArrayList<>();
            for (int i = 0; i < lengths[user]; i++) {
                int from = (user * clicks + i) * dimension;
                clicked.add(Arrays.copyOfRange(inputs, from, from + dimension));
            }
            var sequence = new ClickSequence(
                    clicked, Arrays.copyOfRange(at, user * clicks, user * clicks + lengths[user]), items[user]);
            float[] vector = tower.vector(sequence);
            for (int d = 0; d < dimension; d++) {
                assertThat(vector[d]).isCloseTo(expected[user * dimension + d], within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "gru", "attention"})
    void popularityCountsOnlyWhereTheFileGivesItWeights(String architecture) {
        SafeTensors file = SafeTensors.read(golden(architecture));
        assertThat(UserTower.read(file.bytes()).popularity()).isNull();
        file.put("popularity", new float[] {.25f, .5f}, 2);
        assertThat(UserTower.read(file.bytes()).popularity()).containsExactly(.25f, .5f);
        file.put("popularity", new float[] {1, Float.NaN}, 2);
        assertThatThrownBy(() -> UserTower.read(file.bytes()))
                .hasMessage("the array popularity has a number that is not finite");
    }

    @Test
    void aFileOfAnotherNetworkIsRefused() {
        byte[] other = new SafeTensors()
                .put("x", new float[1], 1)
                .note("architecture", "bert")
                .bytes();
        assertThatThrownBy(() -> UserTower.read(other))
                .hasMessage("the architecture of the user tower is bert, known are [attention, gru, mlp]");
    }

    @Test
    void aFileThatLacksAnArrayIsRefused() {
        byte[] part = new SafeTensors()
                .put("hidden.bias", new float[4], 4)
                .put("output.bias", new float[2], 2)
                .note("architecture", "mlp")
                .bytes();
        assertThatThrownBy(() -> UserTower.read(part)).hasMessage("the array places is missing");
    }

    @Test
    void aFileWithArraysOfOtherShapesIsRefused() {
        byte[] golden = golden("mlp");
        SafeTensors file = SafeTensors.read(golden).put("direct.weight", new float[8 * 9], 8, 9);
        assertThatThrownBy(() -> UserTower.read(file.bytes()))
                .hasMessage("the array direct.weight is F32 [8, 9] and not F32 [8, 8]");
    }

    @Test
    void attentionWithArraysOfOtherShapesIsRefused() {
        byte[] golden = golden("attention");
        for (String array :
                new String[] {"gaps", "query.weight", "query.bias", "value.weight", "hidden.weight", "output.weight"}) {
            SafeTensors file = SafeTensors.read(golden).put(array, new float[3 * 5], 3, 5);
            assertThatThrownBy(() -> UserTower.read(file.bytes()))
                    .hasMessageStartingWith("the array " + array + " is F32 [3, 5] and not F32 [");
        }
    }

    @Test
    void attentionThatOverflowsGivesNoVector() {
        float[] weights = new float[64];
        Arrays.fill(weights, 3e38f);
        SafeTensors file = SafeTensors.read(golden("attention")).put("query.weight", weights, 8, 8);
        float[] input = Vectors.unit(new float[] {1, 1, 1, 1, 1, 1, 1, 1});
        var clicks = new ClickSequence(List.of(input, input), new long[2], 2);
        assertThat(UserTower.read(file.bytes()).vector(clicks)).isNull();
    }

    @Test
    void attentionGoesToTheClickThatFitsTheNewest() {
        float[] none = new float[4];
        float[] swap = {0, 1_000, 1_000, 0};
        byte[] file = new SafeTensors()
                .put("places", none, 4)
                .put("gaps", new float[ClickSequence.GAPS], ClickSequence.GAPS)
                .put("query.weight", swap, 2, 2)
                .put("query.bias", new float[2], 2)
                .put("value.weight", new float[] {3, 0, 0, 3}, 2, 2)
                .put("value.bias", new float[2], 2)
                .put("hidden.weight", new float[2], 1, 2)
                .put("hidden.bias", new float[1], 1)
                .put("output.weight", new float[2], 2, 1)
                .put("output.bias", new float[2], 2)
                .note("architecture", "attention")
                .bytes();
        var clicks =
                new ClickSequence(List.of(new float[] {1, 0}, new float[] {1, 0}, new float[] {0, 1}), new long[3], 3);
        assertThat(UserTower.read(file).vector(clicks)).containsExactly(Vectors.unit(new float[] {1, 3}));
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() {
        float[] bias = new float[8];
        bias[3] = Float.NaN;
        SafeTensors file = SafeTensors.read(golden("mlp")).put("direct.bias", bias, 8);
        assertThatThrownBy(() -> UserTower.read(file.bytes()))
                .hasMessage("the array direct.bias has a number that is not finite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "gru", "attention"})
    void aFileCutShortIsRefused(String architecture) {
        byte[] golden = golden(architecture);
        for (int length = 0; length < golden.length; length += 7) {
            byte[] part = Arrays.copyOf(golden, length);
            assertThatThrownBy(() -> UserTower.read(part)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void extremeWeightsGiveAFiniteVector() {
        float[] weights = new float[3];
        Arrays.fill(weights, 1e30f);
        byte[] file = new SafeTensors()
                .put("input.weight", weights, 3, 1)
                .put("input.bias", new float[3], 3)
                .put("state.weight", weights, 3, 1)
                .put("state.bias", new float[3], 3)
                .put("output.weight", new float[] {1}, 1, 1)
                .put("output.bias", new float[1], 1)
                .note("architecture", "gru")
                .note("clicks", "3")
                .bytes();
        float[] vector = UserTower.read(file).vector(new ClickSequence(List.of(new float[] {-1}), new long[1], 1));
        assertThat(vector).containsExactly(-1);
    }
}
