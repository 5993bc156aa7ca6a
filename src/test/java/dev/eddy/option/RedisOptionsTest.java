package dev.eddy.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.serving.Secured;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisOptionsTest {
    private final RedisOptions options = RedisOptions.defaults();

    @Test
    void messagesNameTheOptionAndTheAllowedValues() {
        assertThatThrownBy(() -> options.withPrefix("a:b")).hasMessageContainingAll("redis.prefix is a:b", "allowed");
        assertThatThrownBy(() -> options.withTimeout(Duration.ZERO)).hasMessageContaining("internal.redis.timeout");
        assertThatThrownBy(() -> options.withTimeout(Duration.ofHours(1))).hasMessageContaining("10 min");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", ":6379", "a:1,b", "a:1,b:2", "a:65536", "::1:6379", "[::1]"})
    void anAddressNeedsAHostAndAPort(String nodes) {
        assertThatThrownBy(() -> options.withNodes(nodes)).hasMessageContaining("redis.nodes is " + nodes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:6379", "10.0.0.1:1", "[::1]:6379"})
    void addressesOfAllKindsAreTaken(String nodes) {
        assertThat(options.withNodes(nodes).eachNode()).containsExactly(nodes);
    }

    @Test
    void aClusterMayHaveNodesOfBothKinds() {
        RedisOptions cluster = Secured.at("a:1,[::1]:2,10.0.0.1:3").cluster().options();
        assertThat(cluster.eachNode()).containsExactly("a:1", "[::1]:2", "10.0.0.1:3");
    }
}
