package dev.eddy.recall.items;

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
    void whatNobodyHoldsAnyMoreMakesRoomForOthers() {
        hold("kept");
        for (int day = 0; day < 10; day++) {
            String prefix = "day-" + day + "-";
            IntStream.range(0, 2_000).forEach(i -> hold(prefix + i));
            numbers.recycle();
            assertThat(numbers.find(prefix + 7)).isNotEqualTo(ItemNumbers.NONE).isLessThan(4_001);
            IntStream.range(0, 2_000).forEach(i -> numbers.release(numbers.find(prefix + i)));
        }
        numbers.recycle();
        assertThat(numbers.size()).isEqualTo(1);
        assertThat(numbers.find("day-9-7")).isEqualTo(ItemNumbers.NONE);
        assertThat(numbers.id(numbers.find("kept"))).isEqualTo("kept");
    }

    @Test
    void anItemThatComesBackBeforeItsNumberIsGivenUpKeepsIt() {
        int number = hold("a");
        numbers.release(number);
        numbers.hold(numbers.of("a"));
        IntStream.range(0, 5_000).forEach(i -> numbers.of("asked-" + i));
        int before = numbers.generation();
        numbers.recycle();
        assertThat(numbers.find("a")).isEqualTo(number);
        assertThat(numbers.size()).isEqualTo(1);
        assertThat(numbers.generation()).isGreaterThan(before);
    }

    @Test
    void aFewAreNotWorthARound() {
        numbers.of("asked");
        numbers.recycle();
        assertThat(numbers.find("asked")).isNotEqualTo(ItemNumbers.NONE);
        assertThat(numbers.generation()).isZero();
    }

    private int hold(String itemId) {
        int number = numbers.of(itemId);
        numbers.hold(number);
        return number;
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
