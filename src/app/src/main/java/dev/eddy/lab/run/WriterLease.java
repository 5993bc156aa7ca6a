package dev.eddy.lab.run;

import dev.eddy.job.BadInputException;
import dev.eddy.serving.LeaseClaim;
import dev.eddy.serving.LeaseStore;
import dev.eddy.serving.WriterName;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The right of one process to write lists under a prefix of Redis. A living owner renews it. So who finds it taken watches it:
 * a renewed one belongs to a running process, another expires.
 */
final class WriterLease {
    /** Longer than a fail-over of Redis or a pause of the JVM takes. */
    static final Duration EXPIRY = Duration.ofSeconds(20);

    static final Duration RENEWAL = Duration.ofSeconds(4);
    private static final Duration LOOK = Duration.ofMillis(500);
    /** Redis may delete an expired key a little late. */
    private static final Duration LONGEST_WATCH = EXPIRY.plusSeconds(5);

    private final LeaseStore store;
    private final WriterName own;
    private final String prefix;
    private final Consumer<Duration> pause;
    private long renewals;

    /** @param pause waits for a time */
    WriterLease(LeaseStore store, WriterName own, String prefix, Consumer<Duration> pause) {
        this.store = store;
        this.own = own;
        this.prefix = prefix;
        this.pause = pause;
    }

    /**
     * Takes the lease; waits for that of a crashed process to expire. Throws {@link BadInputException} when a running process
     * has it. Without an answer of Redis, {@link #renew} takes it later.
     *
     * @param notes receives a line before a wait
     */
    void take(Consumer<String> notes) {
        Optional<LeaseClaim> other = claim();
        if (other.isEmpty()) {
            return;
        }
        LeaseClaim first = other.get();
        notes.accept("another run writes, or wrote, the lists under " + prefix + ": " + first.writer()
                + "; waiting for up to " + EXPIRY.toSeconds() + " s to see whether it still runs");
        for (Duration waited = Duration.ZERO; waited.compareTo(LONGEST_WATCH) < 0; waited = waited.plus(LOOK)) {
            pause.accept(LOOK);
            other = claim();
            if (other.isEmpty()) {
                notes.accept("it no longer runs");
                return;
            }
            if (!other.get().equals(first)) {
                break;
            }
        }
        throw new BadInputException("another run writes the lists under " + prefix + ": "
                + other.get().writer() + "; stop it, or give this one its own redis.prefix, kafka.group and"
                + " kafka.topics.prefix. After a crash its lease expires within " + EXPIRY.toSeconds() + " s");
    }

    /** Renews the lease, or takes it if it has expired; the other writer if it is taken. */
    Optional<WriterName> renew() {
        return claim().map(LeaseClaim::writer);
    }

    void release() {
        try {
            store.release(own);
        } catch (IOException expiresByItself) {
            return;
        }
    }

    /** The claim of another writer. */
    private Optional<LeaseClaim> claim() {
        try {
            LeaseClaim stored = store.claim(new LeaseClaim(own, renewals++));
            return stored.writer().hasPlaceOf(own) ? Optional.empty() : Optional.of(stored);
        } catch (IOException e) {
            // Lists wait in the job meanwhile, too.
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }
}
