package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private long nowNanos;

    @Test
    void shortWorkIsNotTalkedAbout() {
        run(false, 1_900);
        assertThat(shown.toString(UTF_8)).isEmpty();
        run(true, 1_900);
        assertThat(shown.toString(UTF_8)).isEmpty();
    }

    @Test
    void withoutATerminalThereIsALineNowAndThen() {
        run(false, 13_000);
        assertThat(shown.toString(UTF_8).lines()).containsExactly("reading: 20 of 130", "reading: 120 of 130");
    }

    private void run(boolean terminal, long millis) {
        nowNanos = 0;
        try (Progress progress =
                new Progress("reading", 130, new PrintStream(shown, true, UTF_8), terminal, () -> nowNanos)) {
            for (long elapsed = 100; elapsed <= millis; elapsed += 100) {
                nowNanos = TimeUnit.MILLISECONDS.toNanos(elapsed);
                progress.step();
            }
        }
    }
}
