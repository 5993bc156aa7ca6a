package dev.eddy.console;

import dev.eddy.job.BadInputException;
import java.util.Deque;
import java.util.Map;

/** The query parameters of a request. Throws {@link BadInputException} when a parameter is missing or malformed. */
record Query(Map<String, Deque<String>> parameters) {
    String id(String name) {
        String id = text(name);
        BadInputException.requireId(name, id);
        return id;
    }

    int integer(String name) {
        String text = text(name);
        if (text == null || !text.matches("\\d{1,9}")) {
            throw new BadInputException(name + " is " + text + "; allowed: a whole number");
        }
        return Integer.parseInt(text);
    }

    /** A whole number; another one when the parameter is missing. */
    int integerOr(String name, int other) {
        return text(name) == null ? other : integer(name);
    }

    /** A time in epoch milliseconds; 0 when the parameter is missing. */
    long millis(String name) {
        String text = text(name);
        if (text != null && !text.matches("\\d{1,18}")) {
            throw new BadInputException(name + " is " + text + "; allowed: epoch milliseconds");
        }
        return text == null ? 0 : Long.parseLong(text);
    }

    /** The value; null when the parameter is missing. */
    String text(String name) {
        Deque<String> values = parameters.get(name);
        return values == null ? null : values.peekFirst();
    }
}
