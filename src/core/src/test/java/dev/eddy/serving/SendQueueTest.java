package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.option.Options;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendQueueTest {
    private static final ServingOptions OPTIONS = Options.with(
            Options.defaults(ServingOptions.class), Map.of("internal.serving.batch-size", 3, "serving.max-pending", 3));

    @Test
    void overflowIsRemembered() throws InterruptedException {
        var queue = new SendQueue(OPTIONS, List.of());
        add(queue, "a", "b", "c");
        queue.nextBatch();
        queue.failed(new IOException("down"));
        assertThat(queue.rebuildDue()).isFalse();
        assertThat(queue.add(Lists.of("d", 1))).isEqualTo(1);
        assertThat(queue.rebuildDue()).isTrue();
    }

    @Test
    void restoringKeepsTheNewestAndTheFlag() {
        var queue = new SendQueue(
                OPTIONS,
                List.of(
                        new WriterState(List.of(Lists.of("a", 2)), false, List.of()),
                        new WriterState(List.of(Lists.of("a", 1)), true, List.of())));
        assertThat(queue.snapshot()).isEqualTo(new WriterState(List.of(Lists.of("a", 2)), true, List.of()));
    }

    private static void add(SendQueue queue, String... users) throws InterruptedException {
        for (String user : users) {
            queue.add(Lists.of(user, 1));
        }
    }
}
