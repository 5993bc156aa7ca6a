package dev.eddy.serve;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Threads for one kind of work, with a bound on the requests that wait for them: when Redis or Kafka hangs, later requests fail at
 * once instead of filling the memory.
 *
 * @param executor null for the server's own threads
 */
record Lane(Executor executor, Semaphore room) {
    static Lane of(Executor executor, int mostRequests) {
        return new Lane(executor, new Semaphore(mostRequests));
    }

    /** Lets a request in, which must {@link #leave}; else throws a 503. */
    void enter() {
        if (!room.tryAcquire()) {
            throw RequestException.of(503, "too many requests wait; try again").with("Retry-After", "1");
        }
    }

    void leave() {
        room.release();
    }
}
