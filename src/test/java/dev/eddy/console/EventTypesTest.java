package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.option.Options;
import org.junit.jupiter.api.Test;

class EventTypesTest {
    private final BehaviourWeights weights = Options.defaults(BehaviourWeights.class);

    @Test
    void anEventThatKafkaNoLongerHasIsToldByTheTypesOfItsWeight() {
        assertThat(EventTypes.ofWeight(1, weights)).isEqualTo("click");
        assertThat(EventTypes.ofWeight(2, weights)).isEqualTo("like or collect or comment");
        assertThat(EventTypes.ofWeight(-2, weights)).isEqualTo("dislike");
        assertThat(EventTypes.ofWeight(1.5, weights)).isEqualTo("weight 1.5");
    }
}
