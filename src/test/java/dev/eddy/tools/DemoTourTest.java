package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoTourTest {
    private final DemoTour tour = new DemoTour(page -> "http://console/#/" + page);

    @Test
    void itBeginsWithTheVisitorsOwnList() {
        assertThat(tour.next(Duration.ZERO, false))
                .hasValueSatisfying(text -> assertThat(text).contains("1 of 6", "http://console/#/user/you"));
    }

    @Test
    void aStopLastsUntilAKeyIsPressedOrTimeIsOver() {
        tour.next(Duration.ZERO, false);
        assertThat(tour.next(Duration.ofSeconds(5), false)).isEmpty();
        assertThat(tour.next(Duration.ofSeconds(6), true))
                .hasValueSatisfying(text -> assertThat(text).contains("2 of 6"));
        assertThat(tour.next(Duration.ofSeconds(35), false)).isEmpty();
        assertThat(tour.next(Duration.ofSeconds(36), false))
                .hasValueSatisfying(text -> assertThat(text).contains("3 of 6"));
    }

    @Test
    void itEndsOnce() {
        IntStream.range(0, 6)
                .forEach(key -> assertThat(tour.next(Duration.ZERO, true)).isPresent());
        assertThat(tour.next(Duration.ZERO, true))
                .hasValueSatisfying(text -> assertThat(text).contains("That was the tour"));
        assertThat(tour.next(Duration.ZERO, true)).isEmpty();
        assertThat(tour.next(Duration.ofHours(1), true)).isEmpty();
    }
}
