package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LeaseClaimTest {
    @Test
    void oddNamesSurviveTheText() {
        var claim =
                new LeaseClaim(new WriterName("a-1", "häuschen;1", 4711, "group;with % and ;", 1_700_000_000_000L), 12);
        assertThat(LeaseClaim.decode(claim.encode())).isEqualTo(claim);
    }

    @Test
    void aForeignValueIsRefused() {
        assertThatThrownBy(() -> LeaseClaim.decode("locked"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not the lease of a writer: locked");
    }
}
