package dev.eddy.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every thread of Eddy. None keeps the process alive. What one throws is logged with its name and counted, unless somebody
 * waits for the result.
 */
public final class DaemonThread {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonThread.class);
    private static final LongAdder FAILURES = new LongAdder();
    private static final Reminder REMINDER = new Reminder(System::nanoTime);

    private DaemonThread() {}

    /** A thread that is not started yet. */
    public static Thread of(String name, Runnable action) {
        var thread = new Thread(action, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, failure) -> failed(failure));
        return thread;
    }

    /** Runs an action in a thread of its own. Who waits for it gets what it throws. */
    public static CompletableFuture<Void> run(String name, Runnable action) {
        return CompletableFuture.runAsync(action, task -> of(name, task).start());
    }

    /** As {@link #run}, for a result. */
    public static <T> CompletableFuture<T> supply(String name, Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, task -> of(name, task).start());
    }

    /** An executor with a fixed number of threads, for actions whose results somebody waits for. */
    public static ExecutorService pool(String name, int threads) {
        return Executors.newFixedThreadPool(threads, action -> of(name, action));
    }

    /** An executor with a thread for each action that is under way. */
    public static ExecutorService growing(String name) {
        return Executors.newCachedThreadPool(action -> of(name, action));
    }

    /** Logs and counts what the present thread caught. One of a kind and a thread is logged once a minute. Throws nothing. */
    public static void failed(Throwable failure) {
        FAILURES.increment();
        try {
            String name = Thread.currentThread().getName();
            if (REMINDER.isDue(name + failure.getClass().getName())) {
                LOG.error("{} failed, {} failures of all threads until now", name, FAILURES.sum(), failure);
            }
        } catch (Throwable atTheEndOfMemory) {
            FAILURES.increment();
        }
    }

    /** Number of failures of all threads of this process. */
    public static long failures() {
        return FAILURES.sum();
    }
}
