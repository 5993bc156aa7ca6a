package dev.eddy.ops.retrain;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A savepoint from the request to its disposal. Another thread may abandon it at any time: it is disposed of once. */
final class OpenSavepoint {
    private final Consumer<String> disposal;
    /** Null when there is none that has to be disposed of. */
    private volatile CompletableFuture<String> open;

    /** @param disposal deletes a savepoint's files, and waits for that */
    OpenSavepoint(Consumer<String> disposal) {
        this.disposal = disposal;
    }

    /** A savepoint was asked for; to be called before anybody waits for it. */
    CompletableFuture<String> begin(CompletableFuture<String> savepoint) {
        open = savepoint;
        return savepoint;
    }

    /** Disposes of it, unless that was done. */
    synchronized void dispose(String savepoint) {
        if (open != null) {
            disposal.accept(savepoint);
            open = null;
        }
    }

    /**
     * Disposes of it, also when it is only being written.
     *
     * @param patience how long to wait for one that is being written
     * @return whether there was one
     * @throws IllegalStateException when it was not complete in time, or can't be disposed of
     */
    synchronized boolean abandon(Duration patience) {
        CompletableFuture<String> asked = open;
        if (asked == null) {
            return false;
        }
        try {
            dispose(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            return true;
        } catch (ExecutionException failed) {
            // Flink removes what it wrote of a savepoint that fails.
            open = null;
            return false;
        } catch (TimeoutException e) {
            throw new IllegalStateException("the savepoint was not complete in " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the savepoint", e);
        }
    }
}
