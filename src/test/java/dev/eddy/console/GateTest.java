package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final String TOKEN = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8090", "127.0.0.1:8090", "[::1]:8090", "[::1]"})
    void onLoopbackItsOwnNamesAreAnswered(String host) {
        assertThat(new Gate("127.0.0.1", null).knowsHost(host)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"evil.example", "evil.example:8090", "localhost.evil.example", "127.0.0.1.evil.example:80", ""})
    void onLoopbackANameThatSomebodyPointedHereIsNot(String host) {
        assertThat(new Gate("127.0.0.1", null).knowsHost(host)).isFalse();
        assertThat(new Gate("localhost", null).knowsHost(host)).isFalse();
    }

    @Test
    void onLoopbackTheNameItWasBoundToIsAnswered() {
        assertThat(new Gate("127.0.0.2", null).knowsHost("127.0.0.2:8090")).isTrue();
        assertThat(new Gate("127.0.0.1", null).knowsHost("127.0.0.2:8090")).isFalse();
    }

    @Test
    void beyondLoopbackAnyHostNameIsAllowed() {
        assertThat(new Gate("0.0.0.0", null).knowsHost("eddy.example:8090")).isTrue();
    }

    @Test
    void onlyTheTokenLetsPost() {
        var gate = new Gate("127.0.0.1", TOKEN);
        assertThat(gate.isOpenForPosts()).isTrue();
        assertThat(gate.mayPost(TOKEN)).isTrue();
        assertThat(gate.mayPost(TOKEN + "x")).isFalse();
        assertThat(gate.mayPost("")).isFalse();
        assertThat(gate.mayPost(null)).isFalse();
    }

    @Test
    void withoutATokenNobodyPosts() {
        var gate = new Gate("127.0.0.1", null);
        assertThat(gate.isOpenForPosts()).isFalse();
        assertThat(gate.mayPost("null")).isFalse();
        assertThat(gate.mayPost("")).isFalse();
    }
}
