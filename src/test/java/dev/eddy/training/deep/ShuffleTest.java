package dev.eddy.training.deep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 64, 1_000})
    void eachNumberComesOnce(int size) {
        var shuffle = new Shuffle(size, 7);
        assertThat(IntStream.range(0, size).map(shuffle::at).sorted())
                .containsExactlyElementsOf(IntStream.range(0, size).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 4_096})
    void anotherSeedMakesAnotherOrder(int size) {
        var one = new Shuffle(size, 7);
        var other = new Shuffle(size, 8);
        assertThat(IntStream.range(0, size)
                        .filter(i -> one.at(i) == other.at(i))
                        .count())
                .isLessThan(10);
        assertThat(IntStream.range(0, size).filter(i -> one.at(i) == i).count()).isLessThan(10);
    }
}
