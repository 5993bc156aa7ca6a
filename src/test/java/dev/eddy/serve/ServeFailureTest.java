package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.PageException;
import dev.eddy.filter.FilterException;
import dev.eddy.web.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class ServeFailureTest {
    @Test
    void aFilterIsAnsweredWithThePlace() {
        Failure failure = ServeServer.failure(new FilterException("no attribute is called prize", 4));
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.message()).isEqualTo("no attribute is called prize");
        assertThat(failure.position()).isEqualTo(4);
    }

    @Test
    void aBadPageIsTold() {
        Failure failure = ServeServer.failure(new PageException("the page is too old; begin again"));
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.message()).isEqualTo("the page is too old; begin again");
    }

    @Test
    void outagesAreTemporaryAndTellNoAddresses() {
        var away = new UncheckedIOException(new IOException("Redis at 10.0.0.7:6379 does not answer"));
        for (RuntimeException thrown :
                new RuntimeException[] {away, new IllegalArgumentException("NOPERM on 10.0.0.7")}) {
            Failure failure = ServeServer.failure(thrown);
            assertThat(failure.status()).isEqualTo(503);
            assertThat(failure.message()).startsWith("Redis").doesNotContain("10.0.0.7");
            assertThat(failure.headers()).containsKey("Retry-After");
            assertThat(failure.isWorthALog()).isTrue();
        }
    }

    @Test
    void otherErrorsAreFaultsOfTheServer() {
        assertThat(ServeServer.failure(new IllegalStateException())).isNull();
    }
}
