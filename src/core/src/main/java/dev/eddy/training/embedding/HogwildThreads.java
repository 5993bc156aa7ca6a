package dev.eddy.training.embedding;

import dev.eddy.thread.DaemonThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Threads that change the same vectors without locks, as they seldom meet (Recht et al., "Hogwild!", NIPS 2011).
 */
final class HogwildThreads {
    private HogwildThreads() {}

    /**
     * Runs some parts of a pass, each in its own thread, and returns their results. A part makes its own objects, so that no
     * two threads write to one line of the cache.
     */
    static <T> List<T> run(int threads, IntFunction<T> part) {
        ExecutorService service = DaemonThread.pool("train-vectors", threads);
        try {
            List<Future<T>> running = IntStream.range(0, threads)
                    .mapToObj(thread -> service.submit(() -> part.apply(thread)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the training was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the training failed: " + e.getCause(), e);
        } finally {
            service.shutdownNow();
        }
    }
}
