package dev.eddy.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.Texts;
import java.io.IOException;

/** Parses a tag: a name, or an object with a name, a weight and a category. */
final class JsonTag {
    private JsonTag() {}

    static Parsed<Tag> read(JsonParser value) throws IOException {
        String name = null;
        float weight = 1;
        String category = null;
        if (value.hasToken(JsonToken.START_OBJECT)) {
            while (value.nextToken() == JsonToken.FIELD_NAME) {
                String field = value.currentName();
                if (value.nextToken() == JsonToken.VALUE_NULL) {
                    continue;
                }
                switch (field) {
                    case "tag" -> {
                        name = JsonRecord.text(value);
                        if (name == null) {
                            return Parsed.refused("a tag's name is not text");
                        }
                    }
                    case "weight" -> weight = JsonRecord.isNumber(value) ? value.getFloatValue() : Float.NaN;
                    case "category" -> {
                        category = JsonRecord.text(value);
                        String reason = Texts.nameRefusal("a tag's category", category);
                        if (reason != null) {
                            return Parsed.refused(reason);
                        }
                    }
                    default -> value.skipChildren();
                }
                if (Float.isNaN(weight)) {
                    return Parsed.refused("a tag's weight is not a number");
                }
            }
        } else {
            name = JsonRecord.text(value);
            if (name == null) {
                return Parsed.refused("one of tags is neither text nor an object");
            }
        }
        String reason = Ids.refusal("name of a tag", name);
        if (reason == null && !(weight > 0 && Float.isFinite(weight))) {
            reason = "a tag's weight is not positive and finite: " + weight;
        }
        return reason == null ? Parsed.of(new Tag(name, weight, category)) : Parsed.refused(reason);
    }
}
