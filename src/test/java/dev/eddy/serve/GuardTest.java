package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eddy.access.TokenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final String READER = "reader-reader-reader";
    private static final String HOST = "eddy.example:8091";

    @TempDir
    Path folder;

    private Guard guard;

    @BeforeEach
    void open() throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), READER + " read 1\n");
        guard = Guard.withTokens(new TokenFile<>(file, Scope.FORM, () -> 0));
    }

    private RequestException refused(Scope scope, String authorization) {
        return catchThrowableOfType(
                RequestException.class, () -> guard.check(scope, authorization, HOST, "https://shop.example"));
    }

    @Test
    void aTokenLetsDoWhatItsScopesSay() {
        assertThatCode(() -> guard.check(Scope.READ, "bearer " + READER, HOST, null))
                .doesNotThrowAnyException();
        assertThat(refused(Scope.POST, "Bearer " + READER).status()).isEqualTo(403);
        assertThat(refused(Scope.OPERATE, "Bearer " + READER).status()).isEqualTo(403);
    }

    @Test
    void withoutATokenOrWithAWrongOneNothingIsAnswered() {
        for (String header :
                new String[] {null, "", "Basic " + READER, "Bearer", "Bearer ", "Bearer " + READER + "x"}) {
            RequestException refusal = refused(Scope.READ, header);
            assertThat(refusal.status()).isEqualTo(401);
            assertThat(refusal.headers().get("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void beyondItsRateATokenHasToWait() {
        assertThat(refused(Scope.READ, "Bearer " + READER)).isNull();
        RequestException refusal = refused(Scope.READ, "Bearer " + READER);
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void openRoutesNeedNoToken() {
        assertThat(refused(Scope.OPEN, null)).isNull();
    }

    @Test
    void withoutTokensProgramsOfThisMachineMayAll() {
        guard = Guard.ofLoopback("127.0.0.2");
        for (String host :
                new String[] {"localhost", "localhost:8091", "127.0.0.1:8091", "[::1]:8091", "127.0.0.2:1"}) {
            for (Scope scope : Scope.values()) {
                assertThatCode(() -> guard.check(scope, null, host, null)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void withoutTokensWebPagesOfElsewhereMayNothing() {
        guard = Guard.ofLoopback("127.0.0.1");
        for (String host : new String[] {null, "", "evil.example", "localhost.evil.example:8091"}) {
            RequestException refusal =
                    catchThrowableOfType(RequestException.class, () -> guard.check(Scope.READ, null, host, null));
            assertThat(refusal.status()).isEqualTo(403);
        }
        RequestException refusal = catchThrowableOfType(
                RequestException.class, () -> guard.check(Scope.POST, null, "localhost", "https://evil.example"));
        assertThat(refusal.status()).isEqualTo(403);
    }

    @Test
    void onlyThisMachineReachesLoopback() {
        assertThat(Guard.isLoopback("127.0.0.1")).isTrue();
        assertThat(Guard.isLoopback("::1")).isTrue();
        assertThat(Guard.isLoopback("0.0.0.0")).isFalse();
        assertThat(Guard.isLoopback("no.such.host.invalid")).isFalse();
    }
}
