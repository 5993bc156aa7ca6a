package dev.eddy.serve;

import dev.eddy.option.Allowed;
import java.nio.file.Path;

/**
 * Settings of the server of lists.
 *
 * @param host name or address of this machine to listen on
 * @param port 0 for any free port
 * @param tokens file of tokens; null asks for none, which only loopback may
 * @param keyStore PKCS12 file with the certificate and its key; null for no TLS
 * @param keyStorePassword null for none
 */
public record ServeOptions(String host, int port, Path tokens, Path keyStore, String keyStorePassword) {
    /** The address that only this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LAST_PORT = 65_535;

    public ServeOptions {
        Allowed.that(!host.isBlank(), "--bind", host, "a name or an address of this machine");
        Allowed.that(port >= 0 && port <= LAST_PORT, "--port", port, "0 to " + LAST_PORT);
        Allowed.that(
                tokens != null || Guard.isLoopback(host),
                "--bind",
                host,
                "loopback without --tokens; give --tokens FILE");
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "ServeOptions[" + host + ":" + port + ", tokens " + tokens + ", key store " + keyStore + "]";
    }
}
