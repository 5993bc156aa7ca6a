package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.eddy.job.JobOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionSearchTest {
    private static final JobOptions GIVEN = JobOptions.defaults().with(Map.of("internal.neighbours.window", "20"));
    private static final List<Tunable> TWO = List.of(
            new Tunable("internal.neighbours.window", List.of("10", "20", "40")),
            new Tunable("internal.neighbours.shrink", List.of("5", "10", "20")));

    /** Best at a window of 40 and a shrink of 5. */
    private static double hill(JobOptions options) {
        return options.recall().neighbours().coOccurrence().window()
                - options.recall().neighbours().coOccurrence().shrink();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itFindsTheBestOfAFewOptionsAndStopsThere(long seed) {
        OptionSearch.Result found = search(OptionSearchTest::hill, seed, 100);
        assertThat(found.settings())
                .containsExactly(entry("internal.neighbours.shrink", "5.0"), entry("internal.neighbours.window", "40"));
        assertThat(found.options().recall().neighbours().coOccurrence().window())
                .isEqualTo(40);
        assertThat(found.before()).isEqualTo(10);
        assertThat(found.after()).isEqualTo(35);
        assertThat(found.runs()).isLessThanOrEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itNeverEndsWithLessThanItBeganWith(long seed) {
        // As good as given is not better, so the given options stay.
        OptionSearch.Result found =
                search(options -> GIVEN.recall().neighbours().coOccurrence().window() == 20 ? 1 : 0, seed, 9);
        assertThat(found.settings()).isEmpty();
        assertThat(found.options()).usingRecursiveComparison().isEqualTo(GIVEN);
        assertThat(search(options -> -hill(options), seed, 4).after()).isGreaterThanOrEqualTo(-hill(GIVEN));
    }

    @Test
    void itMakesNoMoreRunsThanAllowedAndTriesNothingTwice() {
        List<String> tried = new ArrayList<>();
        OptionSearch.Result found = search(
                options -> {
                    tried.add(options.recall().neighbours().coOccurrence().window() + "/"
                            + options.recall().neighbours().coOccurrence().shrink());
                    return 0;
                },
                1,
                4);
        assertThat(found.runs()).isEqualTo(4);
        assertThat(tried).hasSize(4).doesNotHaveDuplicates().startsWith("20/10.0");
        assertThat(search(OptionSearchTest::hill, 1, 1).settings()).isEmpty();
    }

    @Test
    void theSameSeedFindsTheSame() {
        assertThat(search(OptionSearchTest::hill, 9, 4).settings())
                .isEqualTo(search(OptionSearchTest::hill, 9, 4).settings());
    }

    @Test
    void everyValueOfTheTableIsAllowedAndSomeAreNotTheDefault() {
        assertThat(Tunable.ALL).allSatisfy(tunable -> {
            assertThat(tunable.values()).allSatisfy(value -> GIVEN.with(Map.of(tunable.key(), value)));
            assertThat(tunable.values())
                    .extracting(
                            value -> GIVEN.with(Map.of(tunable.key(), value)).valueOf(tunable.key()))
                    .contains(GIVEN.valueOf(tunable.key()))
                    .hasSizeGreaterThan(1)
                    .doesNotHaveDuplicates();
        });
    }

    private static OptionSearch.Result search(ToDoubleFunction<JobOptions> measure, long seed, int maxRuns) {
        return new OptionSearch(GIVEN, TWO, measure, seed).search(maxRuns);
    }
}
