package dev.eddy.ops.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RootCauseTest {
    @Test
    void theInnermostMessageIsTheReason() {
        var cause = new IOException("no such file: /a/v1.2/b");
        assertThat(RootCause.of(new RuntimeException("failed", new IllegalStateException(cause))))
                .isEqualTo("no such file: /a/v1.2/b");
    }

    @Test
    void adviceIsLeftOut() {
        assertThat(RootCause.of(new IOException("Bad number. It may be: (1) old.")))
                .isEqualTo("Bad number");
        assertThat(RootCause.of(new IOException("Bad number.\n\tat x.y"))).isEqualTo("Bad number");
        assertThat(RootCause.of(new IOException("Bad number\nmore"))).isEqualTo("Bad number");
        assertThat(RootCause.of(new IOException("Bad number."))).isEqualTo("Bad number");
    }

    @Test
    void withoutAMessageTheClassNameIsTheReason() {
        assertThat(RootCause.of(new IOException(new EOFException()))).isEqualTo("EOFException");
        assertThat(RootCause.of(new EOFException(" "))).isEqualTo("EOFException");
    }
}
