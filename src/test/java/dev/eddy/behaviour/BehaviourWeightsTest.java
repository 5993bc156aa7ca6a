package dev.eddy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BehaviourWeightsTest {
    private final BehaviourWeights weights = BehaviourWeights.DEFAULTS;

    @Test
    void aPurchaseSaysMoreThanAClick() {
        assertThat(weights.of(BehaviourType.PURCHASE)).isEqualTo(4);
        assertThat(weights.of(BehaviourType.CLICK)).isEqualTo(1);
    }

    @Test
    void aDislikeCountsAgainstTheItemAndIsNoClick() {
        assertThat(weights.of(BehaviourType.DISLIKE)).isEqualTo(-2);
        assertThat(weights.isClick(BehaviourType.DISLIKE)).isFalse();
    }

    @Test
    void onlyBehavioursInFavourOfAnItemAreClicks() {
        assertThat(BehaviourType.values())
                .filteredOn(weights::isClick)
                .containsExactly(
                        BehaviourType.CLICK,
                        BehaviourType.LIKE,
                        BehaviourType.COLLECT,
                        BehaviourType.SHARE,
                        BehaviourType.COMMENT,
                        BehaviourType.PURCHASE);
    }

    @Test
    void declaredInterestsHaveTheirOwnWeight() {
        assertThat(weights.of(BehaviourType.PROFILE)).isZero();
        assertThat(weights.declaredInterest()).isEqualTo(3);
        assertThat(BehaviourWeights.of(Map.of("profile", 5.0)).declaredInterest())
                .isEqualTo(5);
    }

    @Test
    void someCanBeReplaced() {
        var changed = BehaviourWeights.of(Map.of("like", 0.0, "share", 7.5));
        assertThat(changed.isClick(BehaviourType.LIKE)).isFalse();
        assertThat(changed.of(BehaviourType.SHARE)).isEqualTo(7.5);
        assertThat(changed.of(BehaviourType.CLICK)).isEqualTo(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused("poke", 1, "interest.weights is poke; allowed: the types [click, like");
        assertRefused("click", -1, "interest.weights.click is -1.0; allowed: 0 to 1000");
        assertRefused("dislike", 1, "interest.weights.dislike is 1.0; allowed: -1000 to 0");
        assertRefused("impression", 1, "interest.weights.impression is 1.0; allowed: 0");
        assertRefused("click", Double.NaN, "0 to 1000");
        assertRefused("click", 1e9, "0 to 1000");
    }

    private static void assertRefused(String type, double weight, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BehaviourWeights.of(Map.of(type, weight)))
                .withMessageContaining(message);
    }
}
