package dev.eddy.filter;

/**
 * A value in a filter.
 *
 * @param text as written, without quotes
 * @param number null when it is quoted or no number
 */
record Literal(String text, Double number, boolean isQuoted) {
    /** Whether a field's value, a text, a number or a boolean, is this one. */
    boolean equalsValue(Object value) {
        if (value instanceof String) {
            return value.equals(text);
        }
        if (value instanceof Double) {
            return value.equals(number);
        }
        return !isQuoted && value instanceof Boolean && text.equalsIgnoreCase(value.toString());
    }
}
