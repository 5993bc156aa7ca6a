package dev.eddy.client;

import dev.eddy.option.Allowed;
import java.time.Duration;

/**
 * How {@link RecallClient} reads.
 *
 * @param maxAge older lists are as good as none
 * @param sharedEvery how often it is looked what is taken down, and every tenth time what the clusters are like
 * @param connections at most, to each server; a call that finds all in use waits
 */
public record ClientOptions(Duration maxAge, Duration sharedEvery, int connections) {

    public ClientOptions {
        Allowed.positive("client.max-age", maxAge);
        Allowed.positive("client.shared-every", sharedEvery);
        Allowed.between("client.connections", connections, 1, 10_000);
    }

    /** A week, as the job keeps lists; a second; 8. */
    public static ClientOptions defaults() {
        return new ClientOptions(Duration.ofDays(7), Duration.ofSeconds(1), 8);
    }
}
