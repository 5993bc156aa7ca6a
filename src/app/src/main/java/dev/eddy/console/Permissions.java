package dev.eddy.console;

import dev.eddy.access.Grant;
import dev.eddy.access.Scope;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a person may do.
 *
 * @param name null without a valid token
 * @param scopes of the token, and that to look if all may
 * @param grantable what a token might allow
 * @param isSignInPossible whether people have tokens of their own
 */
record Permissions(String name, List<String> scopes, List<String> grantable, boolean isSignInPossible) {
    static Permissions of(ConsoleAccess access, Grant grant) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        scopes.addAll(grant.scopes());
        if (!access.hasFile() || !grant.equals(Grant.OF_ALL)) {
            scopes.add(Scope.LOOK);
        }
        return new Permissions(grant.name(), names(scopes), names(access.grantable()), access.hasFile());
    }

    private static List<String> names(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wireName).toList();
    }
}
