package dev.eddy.serve;

import dev.eddy.record.JsonRecord;
import dev.eddy.web.RequestException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A parameter of a route, in its path or its query.
 *
 * @param schema of its values
 */
record Parameter(String name, boolean isInPath, Schema schema, String text) {
    static final int MOST_CANDIDATES = 500;
    static final int DEFAULT_CANDIDATES = 50;
    static final int MOST_EXCLUDED = 1_000;
    static final int MOST_TAGS = 128;
    static final int MOST_ATTRIBUTES = 8;

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,2}");

    static final Parameter USER = inPath("Id of the user.");
    static final Parameter ITEM = inPath("Id of the item.");
    static final Parameter GROUP = inPath("Name of the group, such as cluster-7 or country=de.");
    static final Parameter N = new Parameter(
            "n", false, new Schema("integer", 1, MOST_CANDIDATES, DEFAULT_CANDIDATES), "Most candidates.");
    static final Parameter FILTER =
            new Parameter("filter", false, Schema.TEXT, "Condition that the candidates meet; without it, all do.");
    static final Parameter EXCLUDE =
            new Parameter("exclude", false, Schema.TEXT, "Ids of items that must not come, separated by commas.");
    static final Parameter PAGE =
            new Parameter("page", false, Schema.TEXT, "next_page of the answer before; without it, the first page.");
    static final Parameter EXPLAIN = new Parameter(
            "explain",
            false,
            new Schema("boolean", null, null, false),
            "Whether each candidate names the channels that recalled it.");

    static final Parameter TAGS = new Parameter(
            "tags", false, Schema.TEXT, "Tags that a user without a list has declared, separated by commas.");
    static final Parameter ATTRIBUTES = new Parameter(
            "attributes",
            false,
            Schema.TEXT,
            "Attributes of a user without a list, NAME=VALUE separated by commas. If no cluster fits, the lists of their groups are tried.");

    /** What a query can ask of any list. */
    static final List<Parameter> OF_LISTS = List.of(N, FILTER, EXCLUDE, PAGE, EXPLAIN);

    /**
     * The values of a parameter, in the words of JSON Schema.
     *
     * @param least null for none
     * @param most null for none
     * @param byDefault null for none
     */
    record Schema(String type, Integer least, Integer most, Object byDefault) {
        static final Schema TEXT = new Schema("string", null, null, null);
    }

    /** A number of candidates; 400 for one that is not allowed. */
    static int count(String text) {
        boolean isAllowed = COUNT.matcher(text).matches() && Integer.parseInt(text) <= MOST_CANDIDATES;
        RequestException.require(
                isAllowed, "n is " + JsonRecord.shown(text) + "; allowed: a whole number, 1 to " + MOST_CANDIDATES);
        return Integer.parseInt(text);
    }

    private static Parameter inPath(String text) {
        return new Parameter("id", true, Schema.TEXT, text);
    }
}
