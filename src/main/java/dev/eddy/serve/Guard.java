package dev.eddy.serve;

import dev.eddy.access.Grant;
import dev.eddy.access.Tokens;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;

/** Decides which requests are allowed: those with a token of the file, or without a file those of this machine. */
final class Guard {
    private static final String BEARER = "Bearer ";
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Null when no tokens are asked for. */
    private final Tokens<Scope> tokens;

    private final Set<String> names;

    private Guard(Tokens<Scope> tokens, Set<String> names) {
        this.tokens = tokens;
        this.names = names;
    }

    static Guard withTokens(Tokens<Scope> tokens) {
        return new Guard(tokens, Set.of());
    }

    /** Without tokens, for a server that only this machine reaches. */
    static Guard ofLoopback(String boundHost) {
        Set<String> names = new HashSet<>(LOCAL_NAMES);
        names.add(boundHost);
        return new Guard(null, names);
    }

    /** Whether only this machine reaches a server bound to a host; false for a name that nobody knows. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Throws a {@link RequestException} unless a request is allowed.
     *
     * @param authorization the header Authorization, or null
     * @param host the header Host, or null
     * @param origin the header Origin, which browsers send, or null
     */
    void check(Scope scope, String authorization, String host, String origin) {
        if (tokens == null) {
            checkLocal(scope, host, origin);
        } else if (scope != Scope.OPEN) {
            checkToken(scope, authorization);
        }
    }

    /** A foreign web page in a local browser could reach this server: by DNS rebinding (the check of Host), or by a post across sites (Origin). */
    private void checkLocal(Scope scope, String host, String origin) {
        if (scope == Scope.OPEN) {
            return;
        }
        if (host == null || !names.contains(host.replaceFirst(":\\d+$", ""))) {
            throw RequestException.of(403, "this server listens on loopback: use the host name localhost");
        }
        if (origin != null) {
            throw RequestException.of(403, "without --tokens, requests of web pages are not answered");
        }
    }

    private void checkToken(Scope scope, String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw unauthorized("there is no token; send the header Authorization: Bearer TOKEN", "Bearer");
        }
        Grant<Scope> grant = tokens.find(
                        authorization.substring(BEARER.length()).strip())
                .orElseThrow(() -> unauthorized("the token is wrong", "Bearer error=\"invalid_token\""));
        if (!grant.scopes().contains(scope)) {
            throw RequestException.of(403, "the token does not have the scope " + scope.wireName());
        }
        int seconds = grant.rate() == null ? 0 : grant.rate().take();
        if (seconds > 0) {
            String message =
                    "more than the " + grant.rate().perSecond() + " requests/s of the token; wait as Retry-After says";
            throw RequestException.of(429, message).with("Retry-After", Integer.toString(seconds));
        }
    }

    private static RequestException unauthorized(String message, String challenge) {
        return RequestException.of(401, message).with("WWW-Authenticate", challenge);
    }
}
