package dev.eddy.console;

import dev.eddy.access.Grant;
import dev.eddy.access.Scope;
import dev.eddy.access.TokenFile;
import dev.eddy.access.TokenForm;
import dev.eddy.access.Tokens;
import dev.eddy.option.Allowed;
import dev.eddy.web.Gate;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what on a console: those with a token of a file, or those with the one token in the printed address.
 *
 * @param file of tokens; null for none
 * @param token the one token; null for none
 * @param scopes of the one token
 * @param name of the holder of the one token, as audits show it
 */
public record ConsoleAccess(Path file, String token, Set<Scope> scopes, String name) {
    public ConsoleAccess {
        // The message does not show the token, which is a secret.
        Allowed.that(
                token == null || TokenForm.isToken(token),
                "the console's token",
                "not shown here",
                "16 characters or more, of A-Z, a-z, 0-9 and . _ ~ -");
        scopes = Set.copyOf(scopes);
    }

    /** All may look, and nobody may do more. */
    public static ConsoleAccess readOnly() {
        return new ConsoleAccess(null, null, Set.of(), null);
    }

    public static ConsoleAccess ofFile(Path file) {
        return new ConsoleAccess(file, null, Set.of(), null);
    }

    public static ConsoleAccess ofToken(String token, Set<Scope> scopes, String name) {
        return new ConsoleAccess(null, token, scopes, name);
    }

    boolean hasFile() {
        return file != null;
    }

    /** What some token may allow. */
    Set<Scope> grantable() {
        return hasFile() ? Set.copyOf(TokenForm.OF_PEOPLE.scopes()) : scopes;
    }

    /**
     * Checks requests by this.
     *
     * @param hosts names that requests may have in their header Host; null for any
     * @throws dev.eddy.job.BadInputException when the file can't be read or a line is wrong
     */
    Gate gate(Set<String> hosts) {
        if (hasFile()) {
            // Looking too: a proxy on this machine would open a console on loopback to all who reach the proxy.
            Tokens tokens = new TokenFile(file, TokenForm.OF_PEOPLE, System::nanoTime);
            return new Gate(hosts, Set.of(), Set.of(), tokens, "sign in with yours");
        }
        Set<Scope> closed = EnumSet.allOf(Scope.class);
        closed.removeAll(scopes);
        return new Gate(
                hosts,
                Set.of(Scope.LOOK),
                closed,
                Tokens.only(token == null ? null : Grant.of(token, scopes, name)),
                "open the address that the console printed when it started");
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "ConsoleAccess[file " + file + ", scopes " + scopes + "]";
    }
}
