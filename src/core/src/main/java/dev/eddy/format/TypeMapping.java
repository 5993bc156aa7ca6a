package dev.eddy.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.behaviour.BehaviourType;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which types of a producer's events become which of Eddy's, and with what weight. Types without an entry stay as they are, unless there
 * is one for all others.
 */
final class TypeMapping implements Serializable {
    static final String FORM = "YOURS=TYPE, YOURS=TYPE:WEIGHT, YOURS=ignore or *=ignore, with commas between";
    /** Instead of yours, for all others. */
    private static final String OTHERS = "*";
    /** Instead of a type, for events that are left out. */
    private static final String IGNORE = "ignore";

    /** A comma that an even number of quotes follows is outside of them. */
    private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static final Pattern ENTRY = Pattern.compile(
            "(?:\"(?<quoted>[^\"]+)\"|(?<plain>[^=\"]+?))\\s*=\\s*(?<type>[a-z]+)(?::(?<weight>\\d{1,4}(?:\\.\\d{1,9})?))?");

    static final TypeMapping NONE = new TypeMapping(Map.of());

    private final Map<String, Typed> types;

    /**
     * What becomes of a producer's type.
     *
     * @param entry as it was written
     * @param weight 0 for that of the type
     */
    private record Typed(String entry, String type, double weight) implements Serializable {}

    private TypeMapping(Map<String, Typed> types) {
        this.types = types;
    }

    /**
     * Reads {@value #FORM}. Yours may be in double quotes, and must be with a comma or an equals sign in it.
     *
     * @throws IllegalArgumentException for another text
     */
    static TypeMapping parse(String text) {
        Map<String, Typed> types = new LinkedHashMap<>();
        for (String each : text.isBlank() ? new String[0] : BETWEEN.split(text.strip(), -1)) {
            Matcher matcher = ENTRY.matcher(each);
            require(matcher.matches(), "\"" + each + "\" is not of the form");
            String yours = matcher.group("quoted") == null ? matcher.group("plain") : matcher.group("quoted");
            String type = matcher.group("type");
            require(
                    BehaviourType.ofWireName(type) != null || type.equals(IGNORE),
                    type + " is no type of Eddy's, which are " + BehaviourType.wireNames());
            String given = matcher.group("weight");
            double weight = given == null ? 0 : Double.parseDouble(given);
            require(given == null || (weight > 0 && weight <= 1_000), "a weight is above 0 and up to 1000");
            require(types.put(yours, new Typed(each.strip(), type, weight)) == null, yours + " is there twice");
        }
        return new TypeMapping(types);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    boolean isEmpty() {
        return types.isEmpty();
    }

    /** All entries, as they were written. */
    List<String> entries() {
        return types.values().stream().map(Typed::entry).toList();
    }

    /** The entry for an event that is not replaced yet; null when there is none. */
    String entryFor(ObjectNode event) {
        Typed typed = typed(event);
        return typed == null ? null : typed.entry;
    }

    private Typed typed(ObjectNode event) {
        return event.hasNonNull("type") ? types.getOrDefault(event.get("type").asText(), types.get(OTHERS)) : null;
    }

    /** Replaces the type of a mapped event; whether the event is to be left out. */
    boolean ignores(ObjectNode event) {
        Typed typed = typed(event);
        if (typed == null) {
            return false;
        }
        event.put("type", typed.type);
        if (typed.weight > 0) {
            event.put("weight", typed.weight);
        }
        return typed.type.equals(IGNORE);
    }
}
