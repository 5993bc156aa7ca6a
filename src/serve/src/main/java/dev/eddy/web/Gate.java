package dev.eddy.web;

import dev.eddy.access.Grant;
import dev.eddy.access.Scope;
import dev.eddy.access.Tokens;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which requests are allowed.
 *
 * @param hosts the names in the header Host that are this server's; null for any
 * @param open scopes that need no token
 * @param closed scopes that no token has
 * @param tokens that are known
 * @param help what to do for a token
 */
public record Gate(Set<String> hosts, Set<Scope> open, Set<Scope> closed, Tokens tokens, String help) {
    private static final String BEARER = "Bearer ";

    /**
     * What a request may be told by.
     *
     * @param host the header Host, or null
     * @param origin the header Origin, which browsers send, or null
     * @param authorization the header Authorization, or null
     * @param token the header X-Eddy-Token, or null: a proxy with a login uses Authorization
     */
    record Credentials(String host, String origin, String authorization, String token) {
        String given() {
            boolean isBearer =
                    authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
            return token == null && isBearer
                    ? authorization.substring(BEARER.length()).strip()
                    : token;
        }
    }

    /** Throws a 403 unless a name is this server's: a foreign site could point its own name here, and read the answers (DNS rebinding). */
    void checkHost(String host) {
        if (hosts != null && (host == null || !hosts.contains(host.replaceFirst(":\\d+$", "")))) {
            throw RequestException.of(
                    403,
                    "this server does not know the host name: ask for localhost, or start it with --allowed-hosts");
        }
    }

    /** What the token of a request allows. Throws a {@link RequestException} unless the request is allowed. */
    Grant check(Scope scope, Credentials request) {
        if (scope == Scope.OPEN) {
            return find(request.given()).orElse(Grant.OF_ALL);
        }
        checkHost(request.host);
        String given = request.given();
        if (open.contains(scope)) {
            return find(given).orElseGet(() -> {
                if (request.origin != null) {
                    throw RequestException.of(403, "without a token, requests of web pages are not answered");
                }
                return Grant.OF_ALL;
            });
        }
        if (closed.contains(scope)) {
            throw RequestException.of(
                    403,
                    "this server is not open for that: start it with --" + scope.wireName()
                            + ", or with --tokens FILE");
        }
        Grant grant = find(given).orElseThrow(() -> unauthorized(given == null || given.isEmpty()));
        if (scope != Scope.LOOK && !grant.scopes().contains(scope)) {
            String whose = grant.name() == null ? "the token" : "the token of " + grant.name();
            throw RequestException.of(403, whose + " does not have the scope " + scope.wireName());
        }
        requireRate(grant);
        return grant;
    }

    private static void requireRate(Grant grant) {
        int seconds = grant.rate() == null ? 0 : grant.rate().take();
        if (seconds > 0) {
            String message =
                    "more than the " + grant.rate().perSecond() + " requests/s of the token; wait as Retry-After says";
            throw RequestException.of(429, message).with("Retry-After", Integer.toString(seconds));
        }
    }

    private RequestException unauthorized(boolean isMissing) {
        return RequestException.of(401, (isMissing ? "there is no token: " : "the token is wrong: ") + help)
                .with("WWW-Authenticate", isMissing ? "Bearer" : "Bearer error=\"invalid_token\"");
    }

    private Optional<Grant> find(String given) {
        return given == null || given.isEmpty() ? Optional.empty() : tokens.find(given);
    }
}
