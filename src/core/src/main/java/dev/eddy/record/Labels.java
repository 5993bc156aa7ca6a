package dev.eddy.record;

import java.util.Locale;

/** Names of constants as readers and options have them. */
public final class Labels {
    private Labels() {}

    /** The name in lower case, with hyphens: {@code at-risk}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
