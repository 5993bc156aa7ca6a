package dev.eddy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private static Listening on(String host) {
        return new Listening(host, 0, List.of(), null, null);
    }

    @Test
    void onlyThisMachineReachesLoopback() {
        assertThat(on("127.0.0.1").isLoopback()).isTrue();
        assertThat(on("::1").isLoopback()).isTrue();
        assertThat(on("0.0.0.0").isLoopback()).isFalse();
        assertThat(on("no.such.host.invalid").isLoopback()).isFalse();
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> on(" ")).hasMessageStartingWith("--bind is");
        assertThatThrownBy(() -> Listening.onLoopback(65_536)).hasMessage("--port is 65536; allowed: 0 to 65535");
    }

    @Test
    void noPasswordIsShown() {
        var listening = new Listening("127.0.0.1", 0, List.of(), Path.of("store.p12"), "secret");
        assertThat(listening.toString()).contains("store.p12").doesNotContain("secret");
    }
}
