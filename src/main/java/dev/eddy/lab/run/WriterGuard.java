package dev.eddy.lab.run;

import dev.eddy.client.DaemonThread;
import dev.eddy.job.JobOptions;
import dev.eddy.serving.RedisLeaseStore;
import dev.eddy.serving.WriterName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that one process writes the lists of a prefix and reads as a consumer group, and keeps watching. */
final class WriterGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterGuard.class);
    private static final long CLOSE_SECONDS = 5;

    private final RedisLeaseStore store;
    private final WriterLease lease;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(DaemonThread.named("eddy-writer-guard"));

    private volatile Optional<GroupLock> lock = Optional.empty();
    private volatile String loss = "";

    private WriterGuard(RedisLeaseStore store, WriterLease lease) {
        this.store = store;
        this.lease = lease;
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

    /** Takes lease and lock. Throws {@link dev.eddy.job.BadInputException} when another process has one of them. */
    static WriterGuard take(JobOptions options, WriterName own, Consumer<String> notes) {
        var store = new RedisLeaseStore(options.redis(), WriterLease.EXPIRY);
        var lease = new WriterLease(
                store,
                own,
                options.redis().prefix() + " in Redis at " + options.redis().nodes(),
                time -> LockSupport.parkNanos(time.toNanos()));
        var guard = new WriterGuard(store, lease);
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

    private void keep() {
        long millis = WriterLease.RENEWAL.toMillis();
        var unused = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        renew();
                    } catch (RuntimeException e) {
                        LOG.warn("the lease of the only writer was not renewed: {}", e.toString());
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private void renew() {
        lease.renew().ifPresent(other -> lose("the lists are written by " + other));
        lock.flatMap(GroupLock::renew).ifPresent(other -> lose("the events are read by " + other));
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
        if (thread.isShutdown()) {
            return;
        }
        try {
            // Its thread is the only one that may use the consumer.
            thread.submit(this::release).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the lease of the only writer was not given up and expires: {}", e.toString());
        } finally {
            thread.shutdownNow();
            store.close();
        }
    }

    private void release() {
        lock.ifPresent(GroupLock::close);
        lease.release();
    }
}
