package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Numbers of producers, which may be texts. */
final class JsonNumber {
    /** More characters than any number of a record has. The time to parse grows with their square. */
    private static final int MOST_CHARACTERS = 100;
    /** A larger exponent than any number of a record has: 1e999999999 would fill the memory. */
    private static final int MOST_DIGITS = 400;

    private JsonNumber() {}

    /** Throws {@link IllegalArgumentException} for a value that is no number. */
    static BigDecimal of(JsonNode value) {
        if (!value.isNumber() && !value.isTextual()) {
            throw new IllegalArgumentException("no number");
        }
        return of(value.asText());
    }

    static BigDecimal of(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("too many characters");
        }
        var number = new BigDecimal(text.strip());
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("too many digits");
        }
        return number;
    }
}
