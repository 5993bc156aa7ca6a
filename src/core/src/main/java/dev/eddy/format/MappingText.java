package dev.eddy.format;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of a {@link FieldMapping}: {@code TARGET=PATH, TARGET=PATH(ARGUMENT), TARGET=PATH|PATH(ARGUMENT), TARGET=PATH+PATH,
 * TARGET='CONSTANT'}.
 */
final class MappingText {
    static final String FORM =
            "FIELD=YOURS, FIELD=YOURS(UNIT), FIELD=YOURS|ELSE, FIELD=YOURS+YOURS or FIELD='TEXT', with commas between";

    private final String text;
    private int at;

    private static final char OR = '|';
    private static final char AND = '+';

    /**
     * Where to find a value.
     *
     * @param argument what stands in parentheses after it; null for nothing
     */
    record Place(FieldPath path, String argument) implements Serializable {}

    /**
     * An entry. That of a constant has no places, and that of places no constant.
     *
     * @param areJoined whether all places count, and not the first with a value
     */
    record Entry(String target, List<Place> places, boolean areJoined, String constant) {}

    private MappingText(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException with the position for a text that is not of the form */
    static List<Entry> parse(String text) {
        return new MappingText(text).entries();
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        skipBlanks();
        while (at < text.length()) {
            entries.add(entry());
            skipBlanks();
            if (at < text.length()) {
                expect(',');
                skipBlanks();
                require(at < text.length(), "a field");
            }
        }
        return entries;
    }

    private Entry entry() {
        String target = word("a field of Eddy's");
        skipBlanks();
        expect('=');
        skipBlanks();
        if (isNext('\'')) {
            return new Entry(target, List.of(), false, quoted('\''));
        }
        List<Place> places = new ArrayList<>(List.of(place()));
        char between = isNext(AND) ? AND : OR;
        while (isNext(between)) {
            at++;
            skipBlanks();
            places.add(place());
        }
        return new Entry(target, places, between == AND, null);
    }

    /** With the blanks after it. */
    private Place place() {
        FieldPath path = path();
        skipBlanks();
        String argument = isNext('(') ? argument() : null;
        skipBlanks();
        return new Place(path, argument);
    }

    private FieldPath path() {
        List<String> path = new ArrayList<>();
        path.add(name());
        while (isNext('.')) {
            at++;
            path.add(name());
        }
        return new FieldPath(path);
    }

    private String name() {
        return isNext('"') ? quoted('"') : part("a field of yours", "." + OR + AND);
    }

    private String word(String what) {
        return part(what, "");
    }

    /** Up to the end of a name. */
    private String part(String what, String moreEnds) {
        int from = at;
        while (at < text.length() && ("=,()'\"" + moreEnds).indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String part = text.substring(from, at).strip();
        if (part.isEmpty()) {
            at = from;
        }
        require(!part.isEmpty(), what);
        return part;
    }

    private String argument() {
        expect('(');
        skipBlanks();
        if (!isNext('\'')) {
            String unit = untilClosed();
            expect(')');
            return unit;
        }
        String quoted = quoted('\'');
        skipBlanks();
        // A pattern of times is quoted, its zone is not.
        String zone = text.startsWith(TimeForm.ZONE.strip(), at) ? " " + untilClosed() : "";
        expect(')');
        return quoted + zone;
    }

    private String untilClosed() {
        int end = text.indexOf(')', at);
        require(end > at, "a unit or a separator and )");
        String argument = text.substring(at, end).strip();
        at = end;
        return argument;
    }

    /** A quote inside is doubled. */
    private String quoted(char quote) {
        expect(quote);
        var quoted = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                quoted.append(c);
            } else if (isNext(quote)) {
                quoted.append(text.charAt(at++));
            } else {
                return quoted.toString();
            }
        }
        require(false, "the end of the text in quotes");
        return null;
    }

    private boolean isNext(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void expect(char c) {
        require(isNext(c), String.valueOf(c));
        at++;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void require(boolean holds, String wanted) {
        if (!holds) {
            String found = at < text.length() ? "\"" + text.substring(at) + "\"" : "the end";
            throw new IllegalArgumentException("at character " + (at + 1) + " is " + found + ", not " + wanted);
        }
    }
}
