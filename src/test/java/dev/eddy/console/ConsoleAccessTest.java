package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.access.Grant;
import dev.eddy.access.Scope;
import dev.eddy.web.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleAccessTest {
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void withoutAFileAllMayLookAndTheRestIsClosedUnlessTheTokenHasIt() {
        Gate gate = ConsoleAccess.ofToken(TOKEN, Set.of(Scope.POST), "operator").gate(null);
        assertThat(gate.open()).containsExactly(Scope.LOOK);
        assertThat(gate.closed()).contains(Scope.OPERATE).doesNotContain(Scope.POST);
        Grant grant = gate.tokens().find(TOKEN).orElseThrow();
        assertThat(grant.name()).isEqualTo("operator");
        assertThat(grant.scopes()).containsExactly(Scope.POST);
        assertThat(gate.help()).isEqualTo("open the address that the console printed when it started");
    }

    @Test
    void aConsoleToReadHasNoToken() {
        Gate gate = ConsoleAccess.readOnly().gate(null);
        assertThat(gate.closed()).contains(Scope.POST, Scope.OPERATE);
        assertThat(gate.tokens().find("null")).isEmpty();
    }

    @Test
    void withAFileLookingNeedsATokenToo() throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), "bens-own-secret-token look ben\n");
        Gate gate = ConsoleAccess.ofFile(file).gate(null);
        assertThat(gate.open())
                .as("a proxy on this machine may have others behind it")
                .isEmpty();
        assertThat(gate.closed()).isEmpty();
        assertThat(gate.tokens().find("bens-own-secret-token").orElseThrow().name())
                .isEqualTo("ben");
        assertThat(gate.help()).isEqualTo("sign in with yours");
    }

    @Test
    void noMessageShowsAToken() {
        assertThatThrownBy(() -> ConsoleAccess.ofToken("short", Set.of(), "operator"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("short");
        assertThat(ConsoleAccess.ofToken(TOKEN, Set.of(), "operator").toString())
                .doesNotContain(TOKEN);
    }
}
