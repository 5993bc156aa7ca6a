package dev.eddy.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A condition on items: {@code category in (a, "b c") and price < 20 and not tag:spoiler and available}.
 *
 * <pre>
 * filter     = all { "or" all }
 * all        = one { "and" one }
 * one        = "not" one | "(" filter ")" | comparison
 * comparison = name ("=" | "!=" | ":") value
 *            | name ("&lt;" | "&lt;=" | "&gt;" | "&gt;=") number
 *            | name ["not"] "in" "(" value { "," value } ")"
 *            | name
 * </pre>
 *
 * <p>A name is {@code id}, {@code category}, {@code author}, {@code tag}, {@code quality}, {@code published_at} (epoch
 * milliseconds), {@code age_days}, {@code available}, or that of an attribute. A name alone holds where it is true. A value is a number,
 * a word, or a text in quotes. {@code :} is the same as {@code =}; both ask a list whether it has the value. A comparison with an
 * attribute that an item lacks does not hold, but {@code !=} and {@code not in} are the opposites of {@code =} and {@code in}.
 */
public final class Filter {
    /** Longest text, in characters. */
    public static final int MAX_LENGTH = 4_096;

    /** Accepts every item. */
    public static final Filter ALL = new Filter("", new Condition.All(List.of()), Map.of());

    private final String text;
    private final Condition condition;
    private final Map<String, Integer> attributes;

    private Filter(String text, Condition condition, Map<String, Integer> attributes) {
        this.text = text;
        this.condition = condition;
        this.attributes = attributes;
    }

    /** The filter of a text; a blank one accepts every item. Throws {@link FilterException}. */
    public static Filter of(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        if (text.length() > MAX_LENGTH) {
            throw new FilterException(
                    "the filter has " + text.length() + " characters; at most " + MAX_LENGTH + " are read",
                    MAX_LENGTH + 1);
        }
        var parser = new FilterParser(text);
        return new Filter(text, parser.parse(), parser.attributes());
    }

    /** Whether it is a name that an attribute of an item can have: letters, digits and {@code _}, no word of this language. */
    public static boolean canBeAttribute(String name) {
        return Field.NAME.matcher(name).matches() && !Field.RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    public boolean accepts(ItemFacts item, long asOfMillis) {
        return condition.holds(item, asOfMillis);
    }

    /** The attributes that it asks for, and the position of each in the text, from 1. */
    public Map<String, Integer> attributes() {
        return attributes;
    }

    /** The text that it was read from. */
    @Override
    public String toString() {
        return text;
    }
}
