package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.option.Options;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServingOptionsTest {
    @Test
    void messagesNameTheOptionAndTheAllowedValues() {
        ServingOptions options = Options.defaults(ServingOptions.class);
        assertThatThrownBy(() -> Options.with(options, Map.of("serving.ttl", Duration.ZERO)))
                .hasMessageContaining("serving.ttl");
        var tooSmall = Map.of("internal.serving.batch-size", 10, "serving.max-pending", 9);
        assertThatThrownBy(() -> Options.with(options, tooSmall)).hasMessageContaining("serving.max-pending is 9");
    }
}
