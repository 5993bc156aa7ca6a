package dev.eddy.item;

import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RefusedException;
import dev.eddy.record.Texts;
import java.io.IOException;

/**
 * A record of the topic of triples: a fact as head, relation and tail. An item's name is {@value #ITEM} and its id. The
 * job does not need the facts; vectors are trained on them.
 */
public record ItemTriple(String head, String relation, String tail) {
    /** Begins the names of items. */
    public static final String ITEM = "item:";

    static final int MAX_BYTES = 64 * 1024;

    /** Parses the value of a record, no deletion. Never throws. */
    public static Parsed<ItemTriple> parse(KafkaRecord record) {
        return JsonRecord.parse(record.value(), MAX_BYTES, new Draft());
    }

    private static final class Draft implements JsonRecord.Draft<ItemTriple> {
        private String head;
        private String relation;
        private String tail;

        @Override
        public void read(String name, JsonParser field) throws IOException {
            switch (name) {
                case "head" -> head = text(name, field);
                case "relation" -> relation = text(name, field);
                case "tail" -> tail = text(name, field);
                default -> field.skipChildren();
            }
        }

        private static String text(String name, JsonParser field) throws IOException {
            String text = Texts.validName(name, JsonRecord.text(field));
            RefusedException.unless(!text.isBlank(), name + " is empty");
            return text;
        }

        @Override
        public Parsed<ItemTriple> finished() {
            RefusedException.unless(head != null && relation != null && tail != null, "no head, relation or tail");
            return Parsed.of(new ItemTriple(head, relation, tail));
        }
    }
}
