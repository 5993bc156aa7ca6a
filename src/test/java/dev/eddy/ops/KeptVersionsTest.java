package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptVersionsTest {
    @Test
    void theNewestFiveStay() {
        assertThat(KeptVersions.outdated(List.of(7L, 1L, 2L, 6L, 3L, 5L, 4L), Set.of(7L, 6L)))
                .containsExactly(1L, 2L);
        assertThat(KeptVersions.outdated(List.of(1L, 2L, 3L), Set.of(3L))).isEmpty();
    }

    @Test
    void whatIsNeededStaysHoweverOld() {
        assertThat(KeptVersions.outdated(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), Set.of(1L, 2L)))
                .containsExactly(3L, 4L);
    }
}
