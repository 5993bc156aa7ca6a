package dev.eddy.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordJson;
import dev.eddy.record.RefusedException;
import java.io.IOException;

/**
 * Questions as records: a JSON object {@code {"id", "user_id"?, "item_id"?, "as_of"?}} under any key. An instant after the append time
 * is set back to it.
 */
public final class QuestionCodec {
    private static final int MAX_BYTES = 4 * 1024;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record QuestionJson(String id, String userId, String itemId, Long asOf) {}

    private QuestionCodec() {}

    public static byte[] encode(Question question) {
        Long asOf = question.asOfMillis() == Question.LAST ? null : question.asOfMillis();
        return RecordJson.encode(new QuestionJson(question.id(), question.userId(), question.itemId(), asOf));
    }

    public static Parsed<Question> decode(KafkaRecord record) {
        return record.value() == null
                ? Parsed.ignored()
                : JsonRecord.parse(record.value(), MAX_BYTES, new Draft(record.appendedAtMillis()));
    }

    private static final class Draft implements JsonRecord.Draft<Question> {
        private final long appendedAtMillis;
        private String id;
        private String userId;
        private String itemId;
        private long asOfMillis = Question.LAST;

        Draft(long appendedAtMillis) {
            this.appendedAtMillis = appendedAtMillis;
        }

        @Override
        public void read(String name, JsonParser field) throws IOException {
            switch (name) {
                case "id" -> id = JsonRecord.id(name, field);
                case "user_id" -> userId = JsonRecord.id(name, field);
                case "item_id" -> itemId = JsonRecord.id(name, field);
                case "as_of" -> asOfMillis = CommandCodec.instant(field);
                default -> field.skipChildren();
            }
        }

        @Override
        public Parsed<Question> finished() {
            RefusedException.unless(id != null, "no id, by which the answer would be known");
            RefusedException.unless(userId != null || itemId != null, "neither user_id nor item_id");
            return Parsed.of(new Question(id, userId, itemId, Math.min(asOfMillis, appendedAtMillis)));
        }
    }
}
