package dev.eddy.web;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Tasks of several holders, of which the next one is that of the holder who has used the least processor time since work has waited:
 * start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996, section 2). One holder has at most two thirds of the threads, and half
 * of the places. For use by several threads.
 */
final class FairQueue {
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

    /** A task that runs. */
    record Turn(Object owner, Runnable task) {}

    /** @param most tasks that wait or run */
    FairQueue(int threads, int most) {
        this.most = most;
        this.mostOfOne = (most + 1) / 2;
        this.threadsOfOne = Math.max(1, threads * 2 / 3);
    }

    /** Takes a place for one task, which must be added. Throws a 503 when no place is left. */
    synchronized void enter(Object owner) {
        Holder holder = holders.computeIfAbsent(owner, first -> new Holder());
        if (places == most || holder.places == mostOfOne) {
            throw RequestException.tryAgain("too many requests wait; try again");
        }
        places++;
        holder.places++;
    }

    synchronized void add(Object owner, Runnable task) {
        Holder holder = holders.get(owner);
        if (holder.waiting.isEmpty() && holder.running == 0) {
            // Nobody saves up time by asking nothing.
            holder.usedNanos = Math.max(holder.usedNanos, now);
        }
        holder.waiting.add(task);
    }

    /** The next task, which must be ended; null when no task waits that may run. */
    synchronized Turn next() {
        Map.Entry<Object, Holder> first = null;
        for (Map.Entry<Object, Holder> each : holders.entrySet()) {
            Holder holder = each.getValue();
            boolean mayRun = !holder.waiting.isEmpty() && holder.running < threadsOfOne;
            if (mayRun && (first == null || holder.usedNanos < first.getValue().usedNanos)) {
                first = each;
            }
        }
        if (first == null) {
            return null;
        }
        Holder holder = first.getValue();
        holder.running++;
        now = holder.usedNanos;
        return new Turn(first.getKey(), holder.waiting.remove());
    }

    /** Gives the place of a task back, which has used that much processor time. */
    synchronized void end(Turn turn, long nanos) {
        Holder holder = holders.get(turn.owner);
        holder.running--;
        holder.usedNanos += nanos;
        holder.places--;
        places--;
    }
}
