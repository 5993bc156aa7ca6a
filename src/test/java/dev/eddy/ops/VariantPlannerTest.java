package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.control.RunningVariants;
import dev.eddy.control.Variant;
import dev.eddy.control.VariantOrder;
import dev.eddy.job.BadInputException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class VariantPlannerTest {
    private static final List<String> CHANNELS = List.of("ucf", "i2i");

    private static VariantPlanner planner(RunningVariants running) {
        return new VariantPlanner(running, CHANNELS, () -> "new");
    }

    private static Variant start(RunningVariants running, String name, double share) {
        return planner(running).start(name, share, Map.of("scoring.variety", "strong"), List.of("i2i"));
    }

    private static RunningVariants running(int count) {
        RunningVariants running = RunningVariants.NONE;
        for (int i = 0; i < count; i++) {
            running = running.after(VariantOrder.start(start(running, "v" + i, .1)));
        }
        return running;
    }

    @Test
    void theFirstHasANewSaltWhichTheOthersShare() {
        assertThat(start(RunningVariants.NONE, "a", .1))
                .isEqualTo(new Variant("a", 0, .1, "new", Map.of("scoring.variety", "strong"), List.of("i2i")));
        var old = new Variant("old", .2, .3, "old", Map.of(), List.of());
        assertThat(start(new RunningVariants(List.of(old)), "a", .25))
                .isEqualTo(new Variant("a", .3, .55, "old", Map.of("scoring.variety", "strong"), List.of("i2i")));
    }

    @Test
    void partsAreApart() {
        assertThat(running(8).variants())
                .extracting(Variant::fromShare)
                .containsExactly(0.0, .1, .2, .3, .4, .5, .6, .7);
    }

    @Test
    void whatCannotStartOrEndSaysWhy() {
        assertBad(() -> start(running(1), "v0", .1), "variant v0 runs already");
        assertBad(() -> start(running(8), "a", .1), "8 variants run already");
        assertBad(() -> start(running(1), "a", .95), "leave no part of this size");
        assertBad(() -> start(running(1), "a", 0), "--share 0.0: must be above 0");
        assertBad(() -> start(running(1), "A", .1), "the name is not");
        assertBad(
                () -> planner(running(1)).start("a", .1, Map.of("scoring.learning", "off"), List.of()),
                "a variant has no option scoring.learning");
        assertBad(
                () -> planner(running(1)).start("a", .1, Map.of(), List.of("i3i")),
                "--leave-out i3i: the job's channels are [ucf, i2i]");
        assertBad(() -> planner(running(1)).toEnd("a"), "no variant a runs");
        assertThat(planner(running(1)).toEnd("v0").name()).isEqualTo("v0");
    }

    private static void assertBad(ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOf(BadInputException.class).hasMessageContaining(reason);
    }
}
