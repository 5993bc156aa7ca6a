package dev.eddy.serve;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token allows. */
enum Scope {
    /** Needs no token. */
    OPEN,
    /** To read lists. */
    READ,
    /** To post events. */
    POST,
    /** To read metrics. */
    OPERATE;

    /** Those that a token may have. */
    static final Set<Scope> OF_TOKENS = EnumSet.of(READ, POST, OPERATE);

    static final String NAMES = OF_TOKENS.stream().map(Scope::wireName).collect(Collectors.joining(","));

    /** The name in a file of tokens. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> named(String name) {
        return Arrays.stream(values())
                .filter(scope -> OF_TOKENS.contains(scope) && scope.wireName().equals(name))
                .findFirst();
    }
}
