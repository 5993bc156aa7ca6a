package dev.eddy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BehaviourWeightsTest {
    private final BehaviourWeights weights = Behaviours.WEIGHTS;

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
    }

    @Test
    void aTypeOfWeightZeroIsNoClick() {
        var changed = new BehaviourWeights(1, 0, 2, 7.5, 2, 4, -2, 3);
        assertThat(changed.isClick(BehaviourType.LIKE)).isFalse();
        assertThat(changed.of(BehaviourType.SHARE)).isEqualTo(7.5);
        assertThat(changed.of(BehaviourType.IMPRESSION)).isZero();
    }
}
