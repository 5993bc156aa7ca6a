package dev.eddy.web;

import dev.eddy.thread.DaemonThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * Threads for one kind of work, which the holders of tokens share. The next task is one of the holder who has used the least processor
 * time since work has waited: start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996, section 2). One holder has at most two
 * thirds of the threads, and half of the places of those that wait; without a bound on places, a Redis that hangs would fill the memory.
 */
public final class Lane implements AutoCloseable {
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private final ExecutorService threads;
    private final int most;
    private final int mostOfOne;
    private final int threadsOfOne;
    private final Map<Object, Holder> holders = new HashMap<>();
    private int places;
    /** Processor time of the holder whose task began last, when it began. */
    private long now;

    /** A holder's tasks. */
    private static final class Holder {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int places;
        private int running;
        private long usedNanos;
    }

    private record Turn(Holder holder, Runnable task) {}

    /**
     * Starts the threads.
     *
     * @param most tasks that wait or run
     */
    public Lane(String name, int threads, int most) {
        this(DaemonThread.pool(name, threads), threads, most);
    }

    Lane(ExecutorService executor, int threads, int most) {
        this.threads = executor;
        this.most = most;
        this.mostOfOne = (most + 1) / 2;
        this.threadsOfOne = Math.max(1, threads * 2 / 3);
    }

    /** Takes a place for one task, which must be executed, and gives the place back at its end. Throws a 503 when no place is left. */
    synchronized Executor enter(Object owner) {
        Holder holder = holders.computeIfAbsent(owner, first -> new Holder());
        if (places == most || holder.places == mostOfOne) {
            throw RequestException.tryAgain("too many requests wait; try again");
        }
        places++;
        holder.places++;
        return task -> {
            add(holder, task);
            threads.execute(this::work);
        };
    }

    private synchronized void add(Holder holder, Runnable task) {
        if (holder.waiting.isEmpty() && holder.running == 0) {
            // Nobody saves up time by asking nothing.
            holder.usedNanos = Math.max(holder.usedNanos, now);
        }
        holder.waiting.add(task);
    }

    private void work() {
        for (Turn turn = next(); turn != null; turn = next()) {
            long before = TIMES.getCurrentThreadCpuTime();
            try {
                turn.task.run();
            } finally {
                leave(turn.holder, TIMES.getCurrentThreadCpuTime() - before);
            }
        }
    }

    /** Null when no task waits that may run. */
    private synchronized Turn next() {
        Holder first = null;
        for (Holder each : holders.values()) {
            boolean mayRun = !each.waiting.isEmpty() && each.running < threadsOfOne;
            if (mayRun && (first == null || each.usedNanos < first.usedNanos)) {
                first = each;
            }
        }
        if (first == null) {
            return null;
        }
        first.running++;
        now = first.usedNanos;
        return new Turn(first, first.waiting.remove());
    }

    private synchronized void leave(Holder holder, long nanos) {
        holder.running--;
        holder.usedNanos += nanos;
        holder.places--;
        places--;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
