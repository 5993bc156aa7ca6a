package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.user.VersionCensus.MoveWindow;
import org.junit.jupiter.api.Test;

class MoveWindowTest {
    private final MoveWindow window = new MoveWindow();

    @Test
    void beforeTheFirstEventNothingIsKnown() {
        assertThat(window.movesPer1000Events()).isNaN();
        assertThat(window.hasEnough()).isFalse();
    }

    @Test
    void ofFewEventsItIsTheirShare() {
        pass(10, 5);
        assertThat(window.movesPer1000Events()).isCloseTo(200, within(.1));
        assertThat(window.hasEnough()).isFalse();
    }

    @Test
    void whatWasLongAgoIsForgotten() {
        pass(50_000, 2);
        assertThat(window.hasEnough()).isTrue();
        assertThat(window.movesPer1000Events()).isCloseTo(500, within(1.));
        pass(10_000, 100);
        assertThat(window.movesPer1000Events()).isBetween(180., 200.);
        pass(100_000, 100);
        assertThat(window.movesPer1000Events()).isCloseTo(10, within(1.));
    }

    private void pass(int events, int moveEvery) {
        for (int i = 1; i <= events; i++) {
            window.event(i % moveEvery == 0);
        }
    }
}
