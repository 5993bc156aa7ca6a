package dev.eddy.serve;

import dev.eddy.access.TokenForm;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

    /** Of a file of tokens. */
    static final TokenForm<Scope> FORM = new TokenForm<>(byName(), false);

    /** The name in a file of tokens. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Scope> byName() {
        Map<String, Scope> byName = new LinkedHashMap<>();
        OF_TOKENS.forEach(scope -> byName.put(scope.wireName(), scope));
        return byName;
    }
}
