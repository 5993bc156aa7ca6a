package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTest {
    private static Query of(String name, String value) {
        return new Query(Map.of(name, new ArrayDeque<>(List.of(value))));
    }

    @Test
    void parametersAreRead() {
        assertThat(of("id", "a/b c").id("id")).isEqualTo("a/b c");
        assertThat(of("id", "42").integer("id")).isEqualTo(42);
        assertThat(of("since", "1800000000000").millis("since")).isEqualTo(1_800_000_000_000L);
        assertThat(new Query(Map.of()).millis("since")).isZero();
        assertThat(new Query(Map.of()).text("with")).isNull();
    }

    @Test
    void missingAndMalformedParametersAreNamed() {
        assertThatThrownBy(() -> new Query(Map.of()).id("user"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("no user");
        assertThatThrownBy(() -> of("id", "x".repeat(300)).id("id")).hasMessageContaining("over 256 bytes");
        assertThatThrownBy(() -> of("id", "-1").integer("id"))
                .hasMessageContaining("id is -1; allowed: a whole number");
        assertThatThrownBy(() -> of("since", "soon").millis("since")).hasMessageContaining("epoch milliseconds");
    }
}
