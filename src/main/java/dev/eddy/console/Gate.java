package dev.eddy.console;

import dev.eddy.access.Grant;
import dev.eddy.access.Tokens;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which requests are allowed. Looking is open to all who reach the console, unless a file of tokens is given; all else needs a token. */
final class Gate {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** Null for all names. */
    private final Set<String> names;

    private final ConsoleAccess access;
    private final Tokens<Scope> tokens;
    private final boolean isLookingOpen;

    /** @throws dev.eddy.job.BadInputException when the file of tokens can't be read or a line is wrong */
    Gate(String boundHost, ConsoleAccess access) {
        this.names = names(boundHost);
        this.access = access;
        this.tokens = access.tokens();
        // A proxy on this machine would open a console on loopback to all who reach the proxy.
        this.isLookingOpen = !access.hasFile();
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

    /** Why a request is refused, and the status of HTTP that says so. */
    static final class RefusedException extends RuntimeException {
        private final int status;

        private RefusedException(int status, String why) {
            // Without a stack trace, so that a flood of bad requests stays cheap.
            super(why, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * The name of the person whose request has a token; null for someone without one who looks.
     *
     * @param given the token of the request, or null
     * @throws RefusedException when the token does not allow this
     */
    String check(Scope scope, String given) {
        if (scope == Scope.LOOK && isLookingOpen) {
            return null;
        }
        if (!access.hasFile() && !access.grantable().contains(scope)) {
            throw new RefusedException(
                    FORBIDDEN,
                    "this console is not open for that: start it with --" + scope.wireName()
                            + ", or with --tokens FILE");
        }
        Grant<Scope> grant = find(given)
                .orElseThrow(() -> new RefusedException(
                        UNAUTHORIZED,
                        (given == null || given.isEmpty() ? "this needs a token: " : "the token is wrong: ")
                                + (access.hasFile()
                                        ? "sign in with yours"
                                        : "open the address that the console printed when it started")));
        if (scope != Scope.LOOK && !grant.scopes().contains(scope)) {
            throw new RefusedException(
                    FORBIDDEN, "the token of " + grant.name() + " does not have the scope " + scope.wireName());
        }
        return grant.name();
    }

    private Optional<Grant<Scope>> find(String given) {
        return given == null || given.isEmpty() ? Optional.empty() : tokens.find(given);
    }

    /**
     * What a person may do.
     *
     * @param name null without a valid token
     * @param scopes of the token, and that to look if all may
     * @param grantable what a token might allow
     * @param isSignInPossible whether people have tokens of their own
     */
    record Permissions(String name, List<String> scopes, List<String> grantable, boolean isSignInPossible) {}

    /** @param given the token of the request, or null */
    Permissions permissions(String given) {
        Optional<Grant<Scope>> grant = find(given);
        Set<Scope> scopes = new HashSet<>(grant.map(Grant::scopes).orElse(Set.of()));
        if (isLookingOpen || grant.isPresent()) {
            scopes.add(Scope.LOOK);
        }
        return new Permissions(
                grant.map(Grant::name).orElse(null), sorted(scopes), sorted(access.grantable()), access.hasFile());
    }

    private static List<String> sorted(Set<Scope> scopes) {
        return scopes.stream()
                .sorted(Comparator.naturalOrder())
                .map(Scope::wireName)
                .toList();
    }
}
