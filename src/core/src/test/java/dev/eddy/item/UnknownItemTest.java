package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import org.junit.jupiter.api.Test;

class UnknownItemTest {

    @Test
    void theLetterCanBeSentAgainOnceTheItemIsThere() {
        var click = new Behaviour("e", "u", "i", BehaviourType.CLICK, 5, Behaviour.Details.NONE, 6, 0);
        var letter = UnknownItem.deadLetter(click, CatalogOptions.ofDimension(2), "events");
        assertThat(letter.topic()).isEqualTo("events");
        assertThat(letter.key()).asString().isEqualTo("u");
        assertThat(letter.value())
                .asString()
                .isEqualTo("{\"event_id\":\"e\",\"user_id\":\"u\",\"item_id\":\"i\",\"type\":\"click\",\"ts\":5}");
        assertThat(letter.appendedAtMillis()).isEqualTo(6);
        assertThat(letter.reason()).isEqualTo("item not in the catalogue after 10 minutes or 1000 events: i");
    }
}
