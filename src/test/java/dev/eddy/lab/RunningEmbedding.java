package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.VectorSpace;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.ItemTexts;
import dev.eddy.ops.LiveEmbedding;
import dev.eddy.text.HashingEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The loop of {@code embed} in a thread. */
final class RunningEmbedding implements AutoCloseable {
    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread;

    RunningEmbedding(KafkaOptions options, VectorSpace space, HashingEncoder encoder) {
        thread = new Thread(() -> {
            try (var live = new LiveEmbedding(
                    options, space, 8, new ItemTexts(false), encoder, HashingEncoder.MODEL, steps::add)) {
                live.run(isStopped::get);
            }
        });
        thread.setUncaughtExceptionHandler((any, e) -> failure.set(e));
        thread.start();
    }

    /** Whether it has told a step with such words. */
    boolean hasSaid(String words) {
        return steps.stream().anyMatch(step -> step.contains(words));
    }

    @Override
    public void close() {
        isStopped.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failure.get()).isNull();
    }
}
