package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.util.Set;

/** Who may do what: everybody who reaches the console may look, who has the token may post. */
final class Gate {
    private static final String BEARER = "Bearer ";
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean isLoopback;
    private final String token;

    /** @param token null lets nobody post */
    Gate(String boundHost, String token) {
        this.isLoopback = isLoopback(boundHost);
        this.token = token;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // Listening on it will fail and say so.
            return false;
        }
    }

    /**
     * Whether a request may be answered at all. A page of somebody else's can have its own name point to this machine, and
     * would read what a browser here may read: on loopback only loopback's names count.
     *
     * @param hostHeader the name the browser asked for, with or without a port; null when it said none
     */
    boolean knowsHost(String hostHeader) {
        if (!isLoopback) {
            return true;
        }
        return hostHeader != null && LOCAL_NAMES.contains(hostHeader.replaceFirst(":\\d+$", ""));
    }

    /** Whether anybody may post. */
    boolean isOpenForPosts() {
        return token != null;
    }

    /** @param authorization header of that name, or null */
    boolean mayPost(String authorization) {
        if (token == null || authorization == null || !authorization.startsWith(BEARER)) {
            return false;
        }
        // In constant time, so that nobody guesses it letter by letter.
        return MessageDigest.isEqual(authorization.substring(BEARER.length()).getBytes(UTF_8), token.getBytes(UTF_8));
    }
}
