package dev.eddy.client;

import dev.eddy.option.Allowed;
import java.time.Duration;

/**
 * Settings of {@link RecallClient}.
 *
 * @param maxAge lists older than this are ignored
 * @param sharedEvery interval at which take-downs are read; the clusters are read every tenth time
 * @param connections largest number of connections to each server; a call waits while all are in use
 */
public record ClientOptions(Duration maxAge, Duration sharedEvery, int connections) {
    public ClientOptions {
        Allowed.positive("client.max-age", maxAge);
        Allowed.positive("client.shared-every", sharedEvery);
        Allowed.between("client.connections", connections, 1, 10_000);
    }

    /** Lists of at most 7 days, as the job keeps them; take-downs every second; 8 connections. */
    public static ClientOptions defaults() {
        return new ClientOptions(Duration.ofDays(7), Duration.ofSeconds(1), 8);
    }

    public ClientOptions withMaxAge(Duration newMaxAge) {
        return new ClientOptions(newMaxAge, sharedEvery, connections);
    }

    public ClientOptions withSharedEvery(Duration newInterval) {
        return new ClientOptions(maxAge, newInterval, connections);
    }

    public ClientOptions withConnections(int newConnections) {
        return new ClientOptions(maxAge, sharedEvery, newConnections);
    }
}
