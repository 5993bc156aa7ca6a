package dev.eddy.access;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the lines of a file of tokens read.
 *
 * @param scopes what a token may allow, by name, in the order of messages
 * @param hasName whether a line names the holder of the token; else it may have a rate
 */
public record TokenForm<S extends Enum<S>>(Map<String, S> scopes, boolean hasName) {
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

    Optional<S> scope(String name) {
        return Optional.ofNullable(scopes.get(name));
    }

    String names() {
        return String.join(",", scopes.keySet());
    }
}
