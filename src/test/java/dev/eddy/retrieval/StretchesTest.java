package dev.eddy.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final int SECONDS = 60;

    private final Stretches minutes = new Stretches(Duration.ofMinutes(1));

    @Test
    void oneBeginsInEveryMinute() {
        long begun = LongStream.range(0, 10 * SECONDS)
                .map(second -> NOON + second * 1_000)
                .filter(millis -> !minutes.isSame("ann", millis, millis + 1_000))
                .count();
        assertThat(begun).isEqualTo(10);
    }

    @Test
    void notAllBeginAtOnce() {
        int[] begun = new int[SECONDS];
        IntStream.range(0, 6_000)
                .mapToObj(i -> "user-" + i)
                .forEach(id -> IntStream.range(0, SECONDS)
                        .filter(second -> !minutes.isSame(id, NOON + second * 1_000L, NOON + (second + 1) * 1_000L))
                        .forEach(second -> begun[second]++));
        assertThat(Arrays.stream(begun).sum()).isEqualTo(6_000);
        assertThat(IntStream.of(begun).boxed())
                .as("a hundred a second, more or less")
                .allMatch(each -> each > 60 && each < 150);
    }

    @Test
    void nothingWasDoneLongAgoThatIsStillInTheSame() {
        assertThat(minutes.isSame("ann", Long.MIN_VALUE, NOON)).isFalse();
        assertThat(new Stretches(Duration.ofMillis(1)).isSame("ann", NOON, NOON))
                .isTrue();
        assertThat(new Stretches(Duration.ofMillis(1)).isSame("ann", NOON, NOON + 1))
                .isFalse();
    }
}
