package dev.eddy.filter;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * A value in a filter.
 *
 * @param text as written, without quotes
 * @param number null when it is quoted or no number
 */
record Literal(String text, Double number, boolean isQuoted) {
    /** What a field may have that equals it: a text, a number, a boolean. */
    Stream<Object> values() {
        boolean isBoolean = !isQuoted && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
        return Stream.<Object>of(text, number, isBoolean ? Boolean.valueOf(text) : null)
                .filter(Objects::nonNull);
    }
}
