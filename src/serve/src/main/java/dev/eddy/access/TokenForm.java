package dev.eddy.access;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the lines of a file of tokens read.
 *
 * @param scopes what a token may allow, in the order of messages
 * @param hasName whether a line names the holder of the token; else it may have a rate
 */
public record TokenForm(List<Scope> scopes, boolean hasName) {
    /** Of programs that read lists and post events. */
    public static final TokenForm OF_PROGRAMS = new TokenForm(List.of(Scope.READ, Scope.POST, Scope.OPERATE), false);

    /** Of people who use the console. */
    public static final TokenForm OF_PEOPLE = new TokenForm(List.of(Scope.LOOK, Scope.POST, Scope.OPERATE), true);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{16,}");

    /** Whether a text is long enough for a token, and of letters that a token may have. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** The form as messages show it. */
    String text() {
        return hasName ? "TOKEN SCOPES NAME" : "TOKEN SCOPES [REQUESTS_PER_S]";
    }

    int leastWords() {
        return hasName ? 3 : 2;
    }

    Optional<Scope> scope(String name) {
        return scopes.stream().filter(scope -> scope.wireName().equals(name)).findFirst();
    }

    String names() {
        return scopes.stream().map(Scope::wireName).collect(joining(","));
    }
}
