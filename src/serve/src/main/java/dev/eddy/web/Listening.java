package dev.eddy.web;

import dev.eddy.option.Allowed;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a server listens, and under which names.
 *
 * @param host name or address of this machine to listen on
 * @param port 0 for any free port
 * @param allowedHosts names that requests may have in their header Host; empty for those of loopback on loopback, and any elsewhere
 * @param keyStore PKCS12 file with the certificate and its key; null for no TLS
 * @param keyStorePassword null for none
 */
public record Listening(String host, int port, List<String> allowedHosts, Path keyStore, String keyStorePassword) {
    /** The address that only this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The environment variable with the password of the key store. */
    public static final String KEY_STORE_PASSWORD = "EDDY_TLS_KEY_STORE_PASSWORD";

    private static final List<String> LOCAL_NAMES = List.of("localhost", "127.0.0.1", "[::1]");
    private static final int LAST_PORT = 65_535;

    public Listening {
        Allowed.that(!host.isBlank(), "--bind", host, "a name or an address of this machine");
        Allowed.that(port >= 0 && port <= LAST_PORT, "--port", port, "0 to " + LAST_PORT);
        allowedHosts = List.copyOf(allowedHosts);
    }

    public static Listening onLoopback(int port) {
        return new Listening(LOOPBACK, port, List.of(), null, null);
    }

    /** Whether only this machine reaches it; false for a name that nobody knows. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The names that requests may have in their header Host; null for any. */
    public Set<String> hosts() {
        if (allowedHosts.isEmpty() && !isLoopback()) {
            return null;
        }
        // Names of hosts are the same in capitals.
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(allowedHosts.isEmpty() ? LOCAL_NAMES : allowedHosts);
        names.add(host);
        return names;
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return host + ":" + port + ", names " + allowedHosts + ", key store " + keyStore;
    }
}
