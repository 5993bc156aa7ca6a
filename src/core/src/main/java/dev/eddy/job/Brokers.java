package dev.eddy.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Connects to Kafka and reports unreachable brokers and refused logins at once. */
public final class Brokers {
    private static final long TIMEOUT_SECONDS = 10;

    private Brokers() {}

    /** Connects. Throws a {@link BadInputException} when no broker answers within 10 s, or one refuses the login. */
    public static Admin connect(KafkaOptions kafka) {
        Admin admin;
        try {
            admin = Admin.create(Map.copyOf(kafka.client()));
        } catch (KafkaException e) {
            // The cause gives the reason, without secrets.
            throw new BadInputException(
                    "can't connect to Kafka at " + kafka.bootstrapServers() + ": " + reason(e)
                            + "; see --bootstrap-servers or kafka.bootstrap-servers, and " + kafka.whereSecured(),
                    e);
        }
        try {
            admin.describeCluster().clusterId().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return admin;
        } catch (TimeoutException e) {
            admin.close(Duration.ZERO);
            throw unreachable(kafka, "no answer in " + TIMEOUT_SECONDS + " s", e);
        } catch (ExecutionException e) {
            admin.close(Duration.ZERO);
            throw e.getCause() instanceof AuthenticationException refusal
                    ? refused(kafka, refusal)
                    : unreachable(kafka, reason(e.getCause()), e);
        } catch (InterruptedException e) {
            admin.close(Duration.ZERO);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting to " + kafka.bootstrapServers(), e);
        }
    }

    private static BadInputException unreachable(KafkaOptions kafka, String reason, Throwable cause) {
        return new BadInputException(
                "no Kafka broker at " + kafka.bootstrapServers() + ": " + reason
                        + "; start it, or name another with --bootstrap-servers HOST:PORT or kafka.bootstrap-servers;"
                        + " if it asks for TLS or SASL, see " + kafka.whereSecured(),
                cause);
    }

    private static BadInputException refused(KafkaOptions kafka, AuthenticationException refusal) {
        boolean isTls = refusal instanceof SslAuthenticationException;
        return new BadInputException(
                "Kafka at " + kafka.bootstrapServers() + " can't be used: "
                        + (isTls ? "TLS: " : "it does not let us in: ") + reason(refusal) + "; see "
                        + (isTls ? "ssl.truststore.* and ssl.keystore.*" : "sasl.mechanism and sasl.jaas.config")
                        + " in " + kafka.whereSecured(),
                refusal);
    }

    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
