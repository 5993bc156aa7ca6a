package dev.eddy.console;

import dev.eddy.access.TokenForm;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a token allows on the console. */
public enum Scope {
    /** To see the pages. Every token allows this. */
    LOOK,
    /** To post test events. */
    POST,
    /** To change what the job does: {@link dev.eddy.ops.act.Act}. */
    OPERATE;

    /** Of a file of tokens. */
    static final TokenForm<Scope> FORM = new TokenForm<>(byName(), true);

    /** The name in a file of tokens. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Scope> byName() {
        Map<String, Scope> byName = new LinkedHashMap<>();
        for (Scope scope : values()) {
            byName.put(scope.wireName(), scope);
        }
        return byName;
    }
}
