package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobOptionsTest {
    private final JobOptions options = JobOptions.defaults();

    @Test
    void whatIsSetAnewChangesAndTheRestStays() {
        JobOptions changed =
                options.with(Map.of("internal.neighbours.shrink", "20", "internal.interest.half-life", "7 d"));
        assertThat(changed.recall().neighbours().coOccurrence().shrink()).isEqualTo(20);
        assertThat(changed.recall().interest().halfLife()).isEqualTo(Duration.ofDays(7));
        assertThat(changed.with(Map.of("internal.neighbours.shrink", "10", "internal.interest.half-life", "30 d")))
                .usingRecursiveComparison()
                .isEqualTo(options);
    }

    @Test
    void theDimensionOfTheInterestsFollowsTheCatalogues() {
        assertThat(options.with(Map.of("catalog.dimension", "25")).recall().dimension())
                .isEqualTo(25);
    }

    @Test
    void aValueReadsAsItIsWritten() {
        assertThat(options.valueOf("internal.neighbours.shrink")).isEqualTo("10.0");
        assertThat(options.valueOf("internal.interest.half-life")).isEqualTo("30 d");
        assertThat(options.valueOf("serving.channels")).isEqualTo("merged");
        assertThatThrownBy(() -> options.valueOf("neighbours.shrunk")).hasMessageContaining("neighbours.shrunk");
    }

    @Test
    void whatIsNotAllowedIsRefused() {
        assertThatThrownBy(() -> options.with(Map.of("internal.neighbours.window", "0")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("internal.neighbours.window is 0; allowed: 1 to 1000");
        assertThatThrownBy(() -> options.with(Map.of("neighbours.windows", "1")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("did you mean internal.neighbours.window?");
    }
}
