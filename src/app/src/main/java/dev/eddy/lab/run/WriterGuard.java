package dev.eddy.lab.run;

import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.serving.LeaseStore;
import dev.eddy.serving.RedisLeaseStore;
import dev.eddy.serving.WriterName;
import dev.eddy.thread.Rounds;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that one process writes the lists of a prefix and reads as a consumer group, and keeps watching. */
final class WriterGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterGuard.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final LeaseStore store;
    private final WriterLease lease;
    private final Rounds renewals;

    private volatile Optional<GroupLock> lock = Optional.empty();
    private volatile String loss = "";

    /** @param store closed with this */
    WriterGuard(LeaseStore store, WriterLease lease, Duration every, LongSupplier nanoClock) {
        this.store = store;
        this.lease = lease;
        this.renewals = new Rounds("eddy-writer-guard", Rounds.Pace.every(every), this::renew, nanoClock);
    }

    /** The name of this process, in a place of its own. */
    static WriterName ownName(JobOptions options) {
        return new WriterName(
                UUID.randomUUID().toString(),
                host(),
                ProcessHandle.current().pid(),
                options.kafka().group(),
                System.currentTimeMillis());
    }

    /** Takes lease and lock. Throws {@link BadInputException} when another process has one of them. */
    static WriterGuard take(JobOptions options, WriterName own, Consumer<String> notes) {
        var store = new RedisLeaseStore(options.redis(), WriterLease.EXPIRY);
        var lease = new WriterLease(
                store,
                own,
                options.redis().prefix() + " in Redis at " + options.redis().nodes(),
                time -> LockSupport.parkNanos(time.toNanos()));
        var guard = new WriterGuard(store, lease, WriterLease.RENEWAL, System::nanoTime);
        try {
            lease.take(notes);
            // Kafka's answer may take longer than the lease lasts.
            guard.keep();
            guard.lock = GroupLock.take(options.kafka(), own, notes);
            return guard;
        } catch (RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    /** Renews the lease from now on. */
    void keep() {
        renewals.start();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private boolean renew() {
        try {
            lease.renew().ifPresent(other -> lose("the lists are written by " + other));
            lock.flatMap(GroupLock::renew).ifPresent(other -> lose("the events are read by " + other));
        } catch (BadInputException e) {
            // The job can't write then, either.
            LOG.warn("the lease of the only writer was not renewed: {}", e.toString());
        } catch (RuntimeException | Error e) {
            if (renewals.age().compareTo(WriterLease.EXPIRY) > 0) {
                loss = "this run could not renew its lease for more than " + WriterLease.EXPIRY.toSeconds()
                        + " s, because of " + e;
            }
            throw e;
        }
        return true;
    }

    private void lose(String reason) {
        loss = "this run was cut off from Redis or Kafka for more than " + WriterLease.EXPIRY.toSeconds()
                + " s, and now " + reason;
    }

    /** Why this process must stop; empty as long as it may go on. */
    String loss() {
        return loss;
    }

    @Override
    public synchronized void close() {
        if (renewals.isClosed()) {
            return;
        }
        try {
            // Only one thread may use the consumer at a time.
            if (renewals.close(LONGEST_CLOSE)) {
                lock.ifPresent(GroupLock::close);
                lease.release();
            } else {
                LOG.warn("the lease of the only writer was not given up and expires");
            }
        } finally {
            store.close();
        }
    }
}
