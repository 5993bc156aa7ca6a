package dev.eddy.app;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Finds out that no broker answers before anything waits longer for it. */
public final class Brokers {
    private static final long TIMEOUT_SECONDS = 10;

    private Brokers() {}

    /** Connects; a broker that does not answer soon is a {@link BadInputException}. */
    public static Admin connect(KafkaOptions kafka) {
        Admin admin;
        try {
            admin = Admin.create(Map.copyOf(kafka.client()));
        } catch (KafkaException e) {
            // The client says only in the cause what it can't read.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw unreachable(kafka.bootstrapServers(), reason.getMessage(), e);
        }
        try {
            admin.describeCluster().clusterId().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return admin;
        } catch (TimeoutException e) {
            close(admin);
            throw unreachable(kafka.bootstrapServers(), "no answer in " + TIMEOUT_SECONDS + " s", e);
        } catch (ExecutionException e) {
            close(admin);
            throw unreachable(kafka.bootstrapServers(), e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            close(admin);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting to " + kafka.bootstrapServers(), e);
        }
    }

    /** Does not wait for calls that nobody will answer. */
    private static void close(Admin admin) {
        admin.close(Duration.ZERO);
    }

    private static BadInputException unreachable(String bootstrapServers, String reason, Throwable cause) {
        return new BadInputException(
                "no Kafka broker at " + bootstrapServers + ": " + reason
                        + "; start it, or name another with --bootstrap-servers HOST:PORT or kafka.bootstrap-servers",
                cause);
    }
}
