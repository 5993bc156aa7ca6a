package dev.eddy.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.control.RunningVariants;
import dev.eddy.control.Variant;
import dev.eddy.vector.SplitMix64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantTallyTest {
    @Test
    void theSumsAreThoseOfTheBuckets() {
        var tally = new VariantTally();
        for (boolean isHit : List.of(true, false, true)) {
            tally.add("ann", isHit);
        }
        assertThat(tally.total()).isEqualTo(new VariantHits(3, 2, 9, 6, 4, 1));
        tally.add("bob", false);
        assertThat(tally.total()).isEqualTo(new VariantHits(4, 2, 10, 6, 4, 2));
        assertThat(tally.total().plus(tally.total())).isEqualTo(new VariantHits(8, 4, 20, 12, 8, 4));
    }

    @Test
    void equalUsersHaveTheVarianceOfIndependentClicks() {
        var tally = new VariantTally();
        var random = new SplitMix64(1);
        for (int i = 0; i < 100_000; i++) {
            tally.add("user-" + i, random.nextDouble() < .3);
        }
        assertThat(tally.total().rate()).isEqualTo(.3, within(.01));
        assertThat(tally.total().variance() * 100_000).isEqualTo(.21, within(.05));
    }

    @Test
    void usersWhoDifferMakeTheVarianceLarger() {
        var tally = new VariantTally();
        for (int i = 0; i < 100_000; i++) {
            tally.add("user-" + i % 1_000, i % 1_000 < 300);
        }
        assertThat(tally.total().variance())
                .as("that of 1,000 users, not of 100,000 clicks")
                .isEqualTo(.21 / 1_000, within(.05 / 1_000));
    }

    @Test
    void theControlIsCountedForEachVariantWhileItRuns() {
        var a = new Variant("a", 0, .1, "s", Map.of(), List.of());
        var b = new Variant("b", .1, .2, "s", Map.of(), List.of());
        var onlyA = new RunningVariants(List.of(a));
        var both = new RunningVariants(List.of(a, b));
        var onlyB = new RunningVariants(List.of(b));
        var tallies = new VariantTallies();
        tallies.add(null, "ann", true);
        tallies.use(RunningVariants.NONE, onlyA);
        tallies.add(null, "ann", true);
        tallies.add("a", "bob", true);
        tallies.use(onlyA, both);
        tallies.add(null, "ann", true);
        tallies.use(both, onlyB);
        tallies.add(null, "ann", true);
        assertThat(tallies.of("a").control().samples()).isEqualTo(2);
        assertThat(tallies.of("a").own().samples()).isEqualTo(1);
        assertThat(tallies.of("b").control().samples()).isEqualTo(2);
        assertThat(tallies.of("c")).isNull();
        tallies.use(onlyB, both);
        assertThat(tallies.of("a").control().samples()).as("it starts anew").isZero();
    }
}
