package dev.eddy.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReminderTest {
    private long nanos = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30);
    private final Reminder reminder = new Reminder(() -> nanos);

    @Test
    void aKindOfFailureIsDueAtOnceAndThenOnceAMinute() {
        int due = 0;
        for (int second = 0; second < 300; second++) {
            due += reminder.isDue("memory") ? 1 : 0;
            nanos += TimeUnit.SECONDS.toNanos(1);
        }
        assertThat(due).isEqualTo(5);
    }

    @Test
    void anotherKindIsDueAtOnce() {
        assertThat(reminder.isDue("memory")).isTrue();
        assertThat(reminder.isDue("stack")).isTrue();
        assertThat(reminder.isDue("memory")).isFalse();
    }
}
