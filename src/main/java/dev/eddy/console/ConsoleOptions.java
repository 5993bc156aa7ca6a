package dev.eddy.console;

import dev.eddy.option.Allowed;
import java.time.Duration;

/**
 * How the console is served.
 *
 * @param host to listen on, a name or an address of this machine
 * @param port 0 for any that is free
 * @param flink address of the Flink that runs the job, {@code http://HOST:PORT}
 * @param token whoever has it may post events; null lets nobody
 * @param sampleEvery how often Flink is asked for figures; it makes new ones every {@code metrics.fetcher.update-interval}
 */
public record ConsoleOptions(String host, int port, String flink, String token, Duration sampleEvery) {
    /** The host that nobody else reaches. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LAST_PORT = 65_535;
    private static final int SHORTEST_TOKEN = 16;

    public ConsoleOptions {
        Allowed.that(!host.isBlank(), "--bind", host, "a name or an address of this machine");
        Allowed.that(port >= 0 && port <= LAST_PORT, "--port", port, "0 to " + LAST_PORT);
        // Not shown: it is a secret.
        Allowed.that(
                token == null || token.matches("[A-Za-z0-9._~-]{" + SHORTEST_TOKEN + ",}"),
                "the console's token",
                "not shown here",
                SHORTEST_TOKEN + " characters or more, of A-Z, a-z, 0-9 and . _ ~ -");
        Allowed.that(sampleEvery.toMillis() > 0, "--sample-every", sampleEvery, "above 0");
    }
}
