package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedRedisITCase {
    @Test
    void aTakenPortIsSaid() {
        try (EmbeddedRedis redis = EmbeddedRedis.start()) {
            assertThat(redis.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedRedis.start(redis.port(), List.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }
}
