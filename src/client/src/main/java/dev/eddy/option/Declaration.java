package dev.eddy.option;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One option as it is declared. The key is its own name, also within a map of numbers. */
public record Declaration(String key, Option option, Class<?> type) {
    public boolean isInternal() {
        return key.startsWith(Option.INTERNAL);
    }

    public String keyInSection() {
        return isInternal() ? key.substring(Option.INTERNAL.length()) : key;
    }

    /** What the option is, in one line. */
    public String text() {
        return option.text().replaceAll("\\s+", " ");
    }

    /** The allowed values in words; empty when every text is allowed. */
    public String allowed() {
        return !option.range().isEmpty() || type == String.class ? option.range() : typeInWords();
    }

    /**
     * @throws IllegalArgumentException when the value is not allowed; the message has the key, the value and the allowed range
     */
    Object parse(String text) {
        String shown = text.isEmpty() ? "empty" : text;
        Object value;
        try {
            value = valueOf(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(key + " is " + shown + "; allowed: " + typeInWords(), e);
        }
        Allowed.that(isAllowed(value), key, shown, option.range());
        return value;
    }

    private Object valueOf(String text) {
        String value = text.strip();
        if (type == int.class) {
            return Integer.valueOf(value);
        } else if (type == double.class) {
            return Double.valueOf(value);
        } else if (type == Duration.class) {
            return DurationText.parse(value);
        } else if (type == String.class) {
            return text;
        }
        Object[] words = type == boolean.class ? new Object[] {true, false} : type.getEnumConstants();
        return Arrays.stream(words)
                .filter(word -> written(word).equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private boolean isAllowed(Object value) {
        if (value instanceof String text) {
            return option.pattern().isEmpty() || text.matches(option.pattern());
        }
        String[] bounds = option.range().split(" to ", 2);
        if (bounds.length < 2) {
            return true;
        }
        double number = number(value);
        return number >= number(valueOf(bounds[0])) && number <= number(valueOf(bounds[1]));
    }

    private static double number(Object value) {
        return value instanceof Duration duration ? duration.toMillis() : ((Number) value).doubleValue();
    }

    private String typeInWords() {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Declaration::written)
                    .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "int" -> "a whole number";
            case "double" -> "a number";
            case "boolean" -> "true or false";
            default -> "a duration, such as 20 ms, 90 s, 5 min, 2 h or 7 d";
        };
    }

    /** A value as a text. */
    static String written(Object value) {
        if (value instanceof Duration duration) {
            return DurationText.write(duration);
        }
        return value instanceof Enum<?> ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
    }
}
