package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eddy.console.Gate.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final String ANNAS = "annas-own-secret-token";
    private static final String BENS = "bens-own-secret-token";

    @TempDir
    Path folder;

    private static Gate open(String host) {
        return new Gate(host, ConsoleAccess.readOnly());
    }

    private static Gate withToken(Scope... scopes) {
        return new Gate("127.0.0.1", ConsoleAccess.ofToken(TOKEN, Set.of(scopes), "operator"));
    }

    private Gate withFile(String host) throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), ANNAS + " operate anna\n" + BENS + " look ben\n");
        return new Gate(host, ConsoleAccess.ofFile(file));
    }

    private static RefusedException refusal(Gate gate, Scope scope, String token) {
        return catchThrowableOfType(RefusedException.class, () -> gate.check(scope, token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8090", "127.0.0.1:8090", "[::1]:8090", "[::1]"})
    void onLoopbackItsOwnNamesAreAnswered(String host) {
        assertThat(open("127.0.0.1").knowsHost(host)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"evil.example", "evil.example:8090", "localhost.evil.example", "127.0.0.1.evil.example:80", ""})
    void onLoopbackANameThatSomebodyPointedHereIsNot(String host) {
        assertThat(open("127.0.0.1").knowsHost(host)).isFalse();
        assertThat(open("localhost").knowsHost(host)).isFalse();
    }

    @Test
    void onLoopbackTheNameItWasBoundToIsAnswered() {
        assertThat(open("127.0.0.2").knowsHost("127.0.0.2:8090")).isTrue();
        assertThat(open("127.0.0.1").knowsHost("127.0.0.2:8090")).isFalse();
    }

    @Test
    void beyondLoopbackAnyHostNameIsAllowed() {
        assertThat(open("0.0.0.0").knowsHost("eddy.example:8090")).isTrue();
    }

    @Test
    void theTokenAllowsWhatItWasGivenForAndNamesItsHolder() {
        Gate gate = withToken(Scope.POST);
        assertThat(gate.check(Scope.POST, TOKEN)).isEqualTo("operator");
        assertThat(refusal(gate, Scope.POST, TOKEN + "x")).hasMessageStartingWith("the token is wrong");
        assertThat(refusal(gate, Scope.POST, null).status()).isEqualTo(401);
        assertThat(refusal(gate, Scope.POST, "").status()).isEqualTo(401);
        RefusedException acting = refusal(gate, Scope.OPERATE, TOKEN);
        assertThat(acting.status()).isEqualTo(403);
        assertThat(acting).hasMessageContaining("--operate").hasMessageContaining("--tokens FILE");
    }

    @Test
    void withoutATokenNobodyDoesMoreThanLook() {
        Gate gate = open("127.0.0.1");
        assertThat(gate.check(Scope.LOOK, null)).isNull();
        for (Scope scope : EnumSet.of(Scope.POST, Scope.OPERATE)) {
            assertThat(refusal(gate, scope, "null").status()).isEqualTo(403);
        }
    }

    @Test
    void eachTokenOfAFileHasItsOwnScopesAndName() throws IOException {
        Gate gate = withFile("127.0.0.1");
        assertThat(gate.check(Scope.OPERATE, ANNAS)).isEqualTo("anna");
        RefusedException bens = refusal(gate, Scope.OPERATE, BENS);
        assertThat(bens.status()).isEqualTo(403);
        assertThat(bens).hasMessage("the token of ben does not have the scope operate");
        assertThat(refusal(gate, Scope.OPERATE, TOKEN)).hasMessageContaining("sign in with yours");
    }

    @Test
    void withAFileLookingNeedsAToken() throws IOException {
        for (String host : List.of("127.0.0.1", "0.0.0.0")) {
            Gate gate = withFile(host);
            assertThat(refusal(gate, Scope.LOOK, null).status())
                    .as("a proxy on this machine may have others behind it")
                    .isEqualTo(401);
            assertThat(gate.check(Scope.LOOK, BENS)).isEqualTo("ben");
            assertThat(gate.check(Scope.LOOK, ANNAS)).as("every token may look").isEqualTo("anna");
        }
    }

    @Test
    void aPageIsToldWhatItsReaderMayDo() throws IOException {
        Gate.Permissions annas = withFile("0.0.0.0").permissions(ANNAS);
        assertThat(annas.name()).isEqualTo("anna");
        assertThat(annas.scopes()).containsExactly("look", "operate");
        assertThat(withFile("0.0.0.0").permissions(null).scopes()).isEmpty();
        Gate.Permissions strangers = withToken(Scope.OPERATE).permissions("wrong");
        assertThat(strangers.scopes()).containsExactly("look");
        assertThat(strangers.grantable()).containsExactly("operate");
        assertThat(strangers.isSignInPossible()).isFalse();
    }
}
