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

    @Test
    void aTaskOfSeveralPartsSaysWhichOneIsDone() {
        try (Progress progress =
                new Progress("rebuild", -1, new PrintStream(shown, true, UTF_8), false, () -> nowNanos)) {
            nowNanos = TimeUnit.SECONDS.toNanos(3);
            progress.at("wait for a checkpoint", 0);
            nowNanos = TimeUnit.SECONDS.toNanos(14);
            progress.at("make lists", 7);
        }
        assertThat(shown.toString(UTF_8).lines()).containsExactly("wait for a checkpoint …", "make lists: 7");
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
