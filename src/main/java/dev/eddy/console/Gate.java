package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;

/** Who may do what: everybody who reaches the console may look, who has the token may post. */
final class Gate {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /** By which it may be asked; null for any. */
    private final Set<String> names;

    private final String token;

    /** @param token null lets nobody post */
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
            // Listening on it will fail and say so.
            return LOCAL_NAMES;
        }
    }

    /**
     * Whether a request may be answered at all. A page of somebody else's can have its own name point to this machine, and
     * would read what a browser here may read: on loopback only loopback's names count.
     *
     * @param hostHeader the name the browser asked for, with or without a port; null when it said none
     */
    boolean knowsHost(String hostHeader) {
        return names == null || (hostHeader != null && names.contains(hostHeader.replaceFirst(":\\d+$", "")));
    }

    /** Whether anybody may post. */
    boolean isOpenForPosts() {
        return token != null;
    }

    /** @param given the token of the request, or null */
    boolean mayPost(String given) {
        // In constant time, so that nobody guesses it letter by letter.
        return token != null && given != null && MessageDigest.isEqual(given.getBytes(UTF_8), token.getBytes(UTF_8));
    }
}
