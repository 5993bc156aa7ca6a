package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewestFirstTest {
    private final NewestFirst numbers = new NewestFirst();

    @Test
    void theLastAddedIsReadFirst() {
        IntStream.range(0, 6).forEach(numbers::add);
        assertThat(read()).containsExactly(5, 4, 3, 2, 1, 0);
        assertThat(numbers.contains(4)).isTrue();
        assertThat(numbers.contains(7)).isFalse();
    }

    @Test
    void whatIsRenewedIsThereOnce() {
        IntStream.range(0, 4).forEach(numbers::add);
        assertThat(numbers.renew(1)).isTrue();
        assertThat(read()).containsExactly(1, 3, 2, 0);
        assertThat(numbers.renew(9)).isFalse();
        assertThat(read()).containsExactly(9, 1, 3, 2, 0);
    }

    private List<Integer> read() {
        return IntStream.range(0, numbers.size()).mapToObj(numbers::get).toList();
    }
}
