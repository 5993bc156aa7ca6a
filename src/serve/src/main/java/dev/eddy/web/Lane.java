package dev.eddy.web;

import dev.eddy.thread.DaemonThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * Threads for one kind of work, which the holders of tokens share as {@link FairQueue} says. Without a bound on places, a Redis that
 * hangs would fill the memory.
 */
public final class Lane implements AutoCloseable {
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private final ExecutorService threads;
    private final FairQueue queue;

    /**
     * Starts the threads.
     *
     * @param most tasks that wait or run
     */
    public Lane(String name, int threads, int most) {
        this.threads = DaemonThread.pool(name, threads);
        this.queue = new FairQueue(threads, most);
    }

    /** Takes a place for one task, which must be executed, and gives the place back at its end. Throws a 503 when no place is left. */
    Executor enter(Object owner) {
        queue.enter(owner);
        return task -> {
            queue.add(owner, task);
            threads.execute(this::work);
        };
    }

    private void work() {
        for (FairQueue.Turn turn = queue.next(); turn != null; turn = queue.next()) {
            long before = TIMES.getCurrentThreadCpuTime();
            try {
                turn.task().run();
            } finally {
                queue.end(turn, TIMES.getCurrentThreadCpuTime() - before);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
