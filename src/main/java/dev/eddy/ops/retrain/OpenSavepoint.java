package dev.eddy.ops.retrain;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A savepoint from its request to its disposal. Another thread may abandon it at any time; it is disposed of only once. */
final class OpenSavepoint {
    private final Consumer<String> disposal;
    /** Null when there is no savepoint to dispose of. */
    private volatile CompletableFuture<String> open;

    /** @param disposal deletes the files of a savepoint and waits for that */
    OpenSavepoint(Consumer<String> disposal) {
        this.disposal = disposal;
    }

    /** Remembers a requested savepoint; call it before waiting for the savepoint. */
    CompletableFuture<String> begin(CompletableFuture<String> savepoint) {
        open = savepoint;
        return savepoint;
    }

    /** Disposes of the savepoint, unless that was done before. */
    synchronized void dispose(String savepoint) {
        if (open != null) {
            disposal.accept(savepoint);
            open = null;
        }
    }

    /**
     * Waits for the completion of the savepoint and disposes of it; returns whether there was one. Throws {@link
     * IllegalStateException} when it was not complete in time, or can't be disposed of.
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
            // Flink removes the files of a failed savepoint.
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
