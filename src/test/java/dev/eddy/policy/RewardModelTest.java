package dev.eddy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardModelTest {
    private final List<LoggedChoice> choices = new ArrayList<>();

    @Test
    void withManyDataTheRateIsThatOfTheItem() {
        show("good", 1, 10_000, 2_000);
        show("bad", 1, 10_000, 500);
        RewardModel model = RewardModel.of(choices);
        assertThat(model.expected("good", 1)).isCloseTo(.2, within(.002));
        assertThat(model.expected("bad", 1)).isCloseTo(.05, within(.002));
    }

    @Test
    void withFewDataTheRateIsNearTheMean() {
        show("known", 1, 10_000, 100);
        show("new", 1, 10, 1);
        assertThat(RewardModel.of(choices).expected("new", 1)).isBetween(.01, .012);
    }

    @Test
    void whatIsUnknownHasTheMean() {
        show("known", 1, 1_000, 100);
        assertThat(RewardModel.of(choices).expected("unknown", 7)).isCloseTo(.1, within(1e-9));
    }

    @Test
    void anItemAtTheTopIsNotBetterForThat() {
        show("high", 1, 9_000, 1_800);
        show("high", 2, 1_000, 100);
        show("low", 1, 1_000, 200);
        show("low", 2, 9_000, 900);
        RewardModel model = RewardModel.of(choices);
        assertThat(model.expected("high", 1) / model.expected("low", 1)).isCloseTo(1, within(.05));
        assertThat(model.expected("high", 1) / model.expected("high", 2)).isCloseTo(2, within(.2));
    }

    @Test
    void withoutRewardsNoneIsExpected() {
        show("a", 1, 10, 0);
        assertThat(RewardModel.of(choices).expected("a", 1)).isZero();
        assertThat(RewardModel.of(List.of()).expected("a", 1)).isZero();
    }

    private void show(String itemId, int position, int times, int rewards) {
        var context = new ChoiceContext(position, List.of());
        choices.addAll(Collections.nCopies(rewards, new LoggedChoice(0, itemId, .5, 1, context)));
        choices.addAll(Collections.nCopies(times - rewards, new LoggedChoice(0, itemId, .5, 0, context)));
    }
}
