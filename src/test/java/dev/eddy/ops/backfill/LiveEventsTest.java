package dev.eddy.ops.backfill;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.dislike;
import static dev.eddy.behaviour.Behaviours.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveEventsTest {
    @Test
    void anEventIsKnownByItsUserItemTypeAndTime() {
        var live = LiveEvents.of(List.of(click("ann", "a", 5)));
        assertThat(live.has(click("ann", "a", 5))).isTrue();
        assertThat(live.has(click("bob", "a", 5))).isFalse();
        assertThat(live.has(click("ann", "b", 5))).isFalse();
        assertThat(live.has(dislike("ann", "a", 5))).isFalse();
        assertThat(live.has(click("ann", "a", 6))).isFalse();
    }

    @Test
    void anEventWithAnIdIsKnownByIt() {
        var live = LiveEvents.of(List.of(named("e-1", click("ann", "a", 5))));
        assertThat(live.has(named("e-1", click("ann", "a", 6)))).isTrue();
        assertThat(live.has(named("e-2", click("ann", "a", 5)))).isFalse();
    }

    @Test
    void manyEventsAreKnown() {
        List<Behaviour> many = LongStream.range(0, 10_000)
                .mapToObj(at -> click("user-" + at % 7, "a", at))
                .toList();
        var live = LiveEvents.of(many);
        assertThat(many).allMatch(live::has);
        assertThat(live.has(click("user-1", "a", 7))).isFalse();
    }
}
