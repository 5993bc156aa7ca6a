package dev.eddy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.record.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningVariantsTest {
    private static final List<String> USERS =
            IntStream.range(0, 20_000).mapToObj(i -> "user-" + i).toList();

    private static Variant variant(String name, double from, double to) {
        return new Variant(name, from, to, "s", Map.of(), List.of());
    }

    private static RunningVariants running(Variant... variants) {
        RunningVariants running = RunningVariants.NONE;
        for (Variant variant : variants) {
            running = running.after(VariantOrder.start(variant));
        }
        return running;
    }

    private static long share(RunningVariants running, String name) {
        return USERS.stream()
                .filter(user ->
                        running.of(user) != null && running.of(user).name().equals(name))
                .count();
    }

    @Test
    void aVariantHasItsShareOfTheUsersAndTheRestIsTheControl() {
        RunningVariants running = running(variant("a", 0, .1), variant("b", .1, .4));
        assertThat(share(running, "a")).isBetween(1_850L, 2_150L);
        assertThat(share(running, "b")).isBetween(5_800L, 6_200L);
        assertThat(USERS).filteredOn(user -> running.of(user) == null).hasSizeBetween(11_750, 12_250);
    }

    @Test
    void theSplitIsTheSameForEver() {
        assertThat(USERS.subList(0, 12))
                .filteredOn(variant("a", 0, .5)::has)
                .containsExactly("user-0", "user-1", "user-2", "user-6", "user-8", "user-10");
    }

    @Test
    void anotherSaltSplitsTheUsersAnew() {
        var other = new Variant("a", 0, .5, "t", Map.of(), List.of());
        assertThat(USERS.stream()
                        .filter(user -> other.has(user) && variant("a", 0, .5).has(user))
                        .count())
                .isBetween(4_700L, 5_300L);
    }

    @Test
    void whereTwoOverlapTheOneThatStartedFirstCounts() {
        RunningVariants running = running(variant("z", 0, .5), variant("a", .2, .6));
        assertThat(share(running, "a")).isBetween(1_850L, 2_150L);
        RunningVariants again = running.after(VariantOrder.start(variant("z", 0, .6)));
        assertThat(share(again, "a"))
                .as("after a change z counts as started last")
                .isBetween(7_800L, 8_200L);
        assertThat(running.after(VariantOrder.start(variant("z", 0, .5))))
                .as("a repeated order changes nothing")
                .isEqualTo(running);
    }

    @Test
    void anEndedVariantsUsersAreTheControlsAndAnUnknownOnesEndChangesNothing() {
        RunningVariants running = running(variant("a", 0, 1));
        assertThat(running.after(VariantOrder.end("b"))).isEqualTo(running);
        assertThat(running.after(VariantOrder.end("a"))).isEqualTo(RunningVariants.NONE);
    }

    @Test
    void eightRunAtOnceAtMost() {
        RunningVariants eight = RunningVariants.NONE;
        for (int i = 0; i < 9; i++) {
            eight = eight.after(VariantOrder.start(variant("v" + i, i / 10.0, (i + 1) / 10.0)));
        }
        assertThat(eight.variants()).hasSize(8);
        assertThat(eight.named("v8")).isNull();
    }

    @Test
    void theLowestFreePartFillsGaps() {
        RunningVariants running = running(variant("a", 0, .1), variant("b", .3, .4));
        assertThat(running.lowestFree(.2)).hasValue(.1);
        assertThat(running.lowestFree(.3)).hasValue(.4);
        assertThat(running.lowestFree(.7)).isEmpty();
        assertThat(RunningVariants.NONE.lowestFree(1)).hasValue(0);
        assertThat(RunningVariants.end(.1, .2)).isEqualTo(.3);
    }

    @ParameterizedTest
    @CsvSource({
        "A, 0, .1, scoring.variety, off, the name is not",
        "control, 0, .1, scoring.variety, off, the name is not",
        "a, .1, .1, scoring.variety, off, from and to",
        "a, -.1, .1, scoring.variety, off, from and to",
        "a, 0, 1.1, scoring.variety, off, from and to",
        "a, NaN, .1, scoring.variety, off, from and to",
        "a, 0, .1, scoring.variety, huge, scoring.variety is none of",
        "a, 0, .1, scoring.exploration, 2, scoring.exploration is not a number of 0 to 1: 2",
        "a, 0, .1, scoring.exploration, x, scoring.exploration is not a number",
        "a, 0, .1, scoring.learning, off, a variant has no option scoring.learning",
    })
    void whatIsNoVariantSaysWhy(String name, double from, double to, String key, String value, String reason) {
        assertThatThrownBy(() -> new Variant(name, from, to, "s", Map.of(key, value), List.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(reason);
    }
}
