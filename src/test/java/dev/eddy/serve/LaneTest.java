package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void aFullLaneLetsARequestInWhenAnotherLeaves() {
        Lane lane = Lane.of(null, 1);
        lane.enter();
        RequestException refusal = catchThrowableOfType(RequestException.class, lane::enter);
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.headers()).containsEntry("Retry-After", "1");
        lane.leave();
        assertThatCode(lane::enter).doesNotThrowAnyException();
    }
}
