package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.PageException;
import dev.eddy.filter.FilterException;
import io.undertow.io.Receiver;
import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void aFilterIsAnsweredWithThePlace() {
        Failure failure = Failure.of(new FilterException("no attribute is called prize", 4));
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.message()).isEqualTo("no attribute is called prize");
        assertThat(failure.position()).isEqualTo(4);
    }

    @Test
    void whatTheCallerDidIsTold() {
        assertThat(Failure.of(new PageException("the page is too old; begin again")))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(400);
                    assertThat(failure.message()).isEqualTo("the page is too old; begin again");
                });
        assertThat(Failure.of(RequestException.of(405, "no")).status()).isEqualTo(405);
        assertThat(Failure.of(new RequestTooBigException()).status()).isEqualTo(413);
        assertThat(Failure.of(new Receiver.RequestToLargeException()).status()).isEqualTo(413);
    }

    @Test
    void aCallerWhoLeavesIsNoErrorOfOurs() {
        Failure failure = Failure.of(new IOException("connection reset"));
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.isWorthALog()).isFalse();
    }

    @Test
    void outagesAreTemporaryAndTellNoAddresses() {
        var away = new UncheckedIOException(new IOException("Redis at 10.0.0.7:6379 does not answer"));
        for (RuntimeException thrown :
                new RuntimeException[] {away, new IllegalArgumentException("NOPERM on 10.0.0.7")}) {
            Failure failure = Failure.of(thrown);
            assertThat(failure.status()).isEqualTo(503);
            assertThat(failure.message()).startsWith("Redis").doesNotContain("10.0.0.7");
            assertThat(failure.headers()).containsKey("Retry-After");
            assertThat(failure.isWorthALog()).isTrue();
        }
    }

    @Test
    void otherErrorsAreOurs() {
        Failure failure = Failure.of(new IllegalStateException("secret"));
        assertThat(failure.status()).isEqualTo(500);
        assertThat(failure.message()).doesNotContain("secret");
        assertThat(failure.isWorthALog()).isTrue();
    }
}
