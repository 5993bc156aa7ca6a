package dev.eddy.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemNumbersTest {
    private final ItemNumbers numbers = new ItemNumbers();

    @Test
    void anItemKeepsItsNumber() {
        IntStream.range(0, 100).forEach(i -> assertThat(numbers.of("item-" + i)).isEqualTo(i));
        assertThat(numbers.of("item-42")).isEqualTo(42);
        assertThat(numbers.id(42)).isEqualTo("item-42");
    }

    @Test
    void theOrderIsThatOfTheIdsAndNotOfTheNumbers() {
        int late = numbers.of("z");
        int early = numbers.of("a");
        assertThat(numbers.compare(early, late)).isNegative();
        assertThat(numbers.compare(late, early)).isPositive();
        assertThat(numbers.compare(late, late)).isZero();
    }

    @Test
    void theOrderIsThatOfTheIdsWhateverTheyBeginWith() {
        List<String> ids = List.of(
                "",
                "a",
                "ab",
                "abcdefgh",
                "abcdefghi",
                "abcdefgz",
                "abcdefg",
                "aü",
                "aþ",
                "aÿ",
                "aÿa",
                "aĀ",
                "ab鍵",
                "ÿ",
                "ÿÿ",
                "鍵",
                "👍",
                "~");
        for (String a : ids) {
            for (String b : ids) {
                assertThat(Integer.signum(numbers.compare(numbers.of(a), numbers.of(b))))
                        .as("%s, %s", a, b)
                        .isEqualTo(Integer.signum(a.compareTo(b)));
            }
        }
    }
}
