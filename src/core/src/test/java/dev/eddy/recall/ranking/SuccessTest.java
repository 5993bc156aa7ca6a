package dev.eddy.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.user.ClickDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessTest {
    @Test
    void byDefaultEachEventCountsOne() {
        Success success = Success.parse(Success.DEFAULT);
        for (BehaviourType type : Success.TYPES) {
            assertThat(success.of(event(type, 99))).isEqualTo(1);
        }
        assertThat(success.isTheFirst()).isTrue();
    }

    @Test
    void aTypeCountsWhatItIsWorthAndOthersNothing() {
        Success success = Success.parse(" like:2 ,Purchase:12.5");
        assertThat(success.of(event(BehaviourType.LIKE, 0))).isEqualTo(2);
        assertThat(success.of(event(BehaviourType.PURCHASE, 3))).isEqualTo(12.5);
        assertThat(success.of(event(BehaviourType.CLICK, 0))).isZero();
        assertThat(success.of(event(BehaviourType.DISLIKE, 0))).isZero();
        assertThat(success.isTheFirst()).isFalse();
    }

    @Test
    void aPurchaseCountsByItsValueWithinBounds() {
        Success success = Success.parse("purchase:0.05:value");
        assertThat(success.of(event(BehaviourType.PURCHASE, 40))).isEqualTo(2);
        assertThat(success.of(event(BehaviourType.PURCHASE, 0)))
                .as("without a value")
                .isZero();
        assertThat(success.of(event(BehaviourType.PURCHASE, -40)))
                .as("a refund")
                .isZero();
        assertThat(success.of(event(BehaviourType.PURCHASE, 1e9))).as("a house").isEqualTo(100);
    }

    @Test
    void worthsByValueAloneMayRise() {
        String all = "click:1:value,like:1:value,collect:1:value,share:1:value,comment:1:value,purchase:1:value";
        assertThat(Success.parse(all).isTheFirst()).isFalse();
        assertThat(Success.parse("click:1").isTheFirst())
                .as("a like that leads to a click")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "click", "click:-1", "click:101", "click:0", "dislike:1", "visit:1", "click:1:price"})
    void anotherFormIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> Success.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scoring.success is " + text + "; allowed: TYPE:WORTH");
    }

    @Test
    void aTypeThatIsNamedTwiceIsRefused() {
        assertThatThrownBy(() -> Success.parse("click:1, click:2")).hasMessageContaining("each type once");
    }

    private static ClickDetails event(BehaviourType type, double value) {
        return new ClickDetails(type, value, ClickDetails.NONE.pageMillis());
    }
}
