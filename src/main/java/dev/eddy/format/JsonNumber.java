package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Numbers of producers, which may be texts. */
final class JsonNumber {
    /** More digits or a larger exponent than any number of a record: 1e999999999 would fill the memory. */
    private static final int MOST_DIGITS = 40;

    private JsonNumber() {}

    /** Throws {@link IllegalArgumentException} for a value that is no number. */
    static BigDecimal of(JsonNode value) {
        if (!value.isNumber() && !value.isTextual()) {
            throw new IllegalArgumentException("no number");
        }
        return of(value.asText());
    }

    static BigDecimal of(String text) {
        var number = new BigDecimal(text.strip());
        if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("too many digits");
        }
        return number;
    }
}
