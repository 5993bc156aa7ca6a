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
        assertRefused("poke", 1, "unknown behaviour type: poke");
        assertRefused("click", -1, "wrong sign");
        assertRefused("dislike", 1, "wrong sign");
        assertRefused("impression", 1, "wrong sign");
        assertRefused("click", Double.NaN, "must be within");
        assertRefused("click", 1e9, "must be within");
    }

    private static void assertRefused(String type, double weight, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BehaviourWeights.of(Map.of(type, weight)))
                .withMessageContaining(message);
    }
}
