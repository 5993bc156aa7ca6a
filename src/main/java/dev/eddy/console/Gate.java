package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;

/** Decides which requests are allowed: reading for all who reach the console, posting with the token. */
final class Gate {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Null for all names. */
    private final Set<String> names;

    private final String token;

    /** @param token null forbids posting */
    Gate(String boundHost, String token) {
        this.names = names(boundHost);
        this.token = token;
    }

    private static Set<String> names(String boundHost) {
        try {
            InetAddress address = InetAddress.getByName(boundHost);
            if (!address.isLoopbackAddress()) {
                return null;
            }
            Set<String> names = new HashSet<>(LOCAL_NAMES);
            names.add(boundHost);
            names.add(address.getHostAddress());
            return names;
        } catch (UnknownHostException e) {
            // The server will fail to listen on this host, with a clear message.
            return LOCAL_NAMES;
        }
    }

    /**
     * Whether the host name of a request is allowed. On loopback, only names of loopback are: a foreign site could point its own
     * name at this machine, and then read the answers (DNS rebinding).
     *
     * @param hostHeader host name, with or without a port; null when the header is missing
     */
    boolean knowsHost(String hostHeader) {
        return names == null || (hostHeader != null && names.contains(hostHeader.replaceFirst(":\\d+$", "")));
    }

    boolean isOpenForPosts() {
        return token != null;
    }

    /** @param given the token of the request, or null */
    boolean mayPost(String given) {
        // Compared in constant time, so that the time does not reveal a correct beginning.
        return token != null && given != null && MessageDigest.isEqual(given.getBytes(UTF_8), token.getBytes(UTF_8));
    }
}
