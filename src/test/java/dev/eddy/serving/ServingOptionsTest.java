package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServingOptionsTest {
    @Test
    void messagesNameTheOptionAndTheAllowedValues() {
        assertThatThrownBy(() -> ServingOptions.defaults().withTtl(Duration.ZERO))
                .hasMessageContaining("serving.ttl");
        assertThatThrownBy(() -> ServingOptions.defaults().withBatches(Duration.ZERO, 10, 9))
                .hasMessageContaining("serving.max-pending is 9");
    }
}
