package dev.eddy.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.io.Receiver;
import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailureTest {
    private static Failure of(Throwable thrown) {
        return Failure.of(thrown, other -> null);
    }

    @Test
    void aRefusedRequestHasItsStatus() {
        assertThat(of(RequestException.of(405, "no")).status()).isEqualTo(405);
        assertThat(of(new RequestTooBigException()).status()).isEqualTo(413);
        assertThat(of(new Receiver.RequestToLargeException()).status()).isEqualTo(413);
    }

    @Test
    void aCallerWhoLeavesIsNoFaultOfTheServer() {
        Failure failure = of(new IOException("connection reset"));
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.isWorthALog()).isFalse();
    }

    @Test
    void anActionMayAnswerItsOwnExceptions() {
        Failure failure = Failure.of(new IllegalStateException("away"), other -> Failure.unavailable("try again"));
        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.message()).isEqualTo("try again");
    }

    @Test
    void allElseIsAFaultOfTheServerThatShowsNothing() {
        for (Throwable thrown : new Throwable[] {new IllegalStateException("secret"), new AssertionError("secret")}) {
            Failure failure = of(thrown);
            assertThat(failure.status()).isEqualTo(500);
            assertThat(failure.message()).doesNotContain("secret");
            assertThat(failure.isWorthALog()).isTrue();
        }
    }
}
