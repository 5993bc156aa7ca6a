package dev.eddy.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.eddy.record.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists that a database wrote as one text: {@code {a,"b c"}} as Postgres does, or {@code ["a", "b c"]} as in JSON. */
final class ListText {
    /** Quoted with backslashes, or plain; then a comma or the end. Does not go back, which takes stack with each character of a quote. */
    private static final Pattern ENTRY =
            Pattern.compile("\\s*+(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^,\"{}]*+))\\s*+(,|$)", Pattern.DOTALL);

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private ListText() {}

    /** The entries, without those that are nothing; null for a text that is no such list. */
    static ArrayNode read(String text) {
        String list = text.strip();
        if (list.startsWith("{") && list.endsWith("}")) {
            return ofPostgres(list.substring(1, list.length() - 1));
        }
        return list.startsWith("[") && list.endsWith("]") ? ofJson(list) : null;
    }

    /** Arrays, Array Input and Output Syntax, in the manual of PostgreSQL. */
    private static ArrayNode ofPostgres(String entries) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Matcher matcher = ENTRY.matcher(entries);
        boolean goesOn = !entries.isBlank();
        while (goesOn) {
            if (!matcher.lookingAt()) {
                return null;
            }
            String plain = matcher.group(2);
            if (plain == null) {
                list.add(ESCAPED.matcher(matcher.group(1)).replaceAll("$1"));
            } else if (!plain.isBlank() && !plain.strip().equalsIgnoreCase("NULL")) {
                list.add(plain.strip());
            }
            goesOn = !matcher.group(3).isEmpty();
            matcher.region(matcher.end(), entries.length());
        }
        return list;
    }

    private static ArrayNode ofJson(String list) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        try {
            for (JsonNode entry : JsonDecoder.onlyValue(list.getBytes(UTF_8), 0)) {
                if (!entry.isNull()) {
                    entries.add(entry);
                }
            }
            return entries;
        } catch (RefusedException e) {
            return null;
        }
    }
}
