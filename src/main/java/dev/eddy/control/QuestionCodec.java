package dev.eddy.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordJson;
import java.io.IOException;

/** Questions as records: a JSON object {@code {"id", "user_id"?, "item_id"?, "as_of"?}} under any key. */
public final class QuestionCodec {
    private static final int MAX_BYTES = 4 * 1024;

    private QuestionCodec() {}

    public static byte[] encode(Question question) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", question.id());
        if (question.userId() != null) {
            json.put("user_id", question.userId());
        }
        if (question.itemId() != null) {
            json.put("item_id", question.itemId());
        }
        if (question.asOfMillis() != Question.LAST) {
            json.put("as_of", question.asOfMillis());
        }
        return RecordJson.encode(json);
    }

    public static Parsed<Question> decode(KafkaRecord record) {
        if (record.value() == null) {
            return Parsed.ignored();
        }
        var draft = new Draft();
        String reason = JsonRecord.read(record.value(), MAX_BYTES, draft);
        if (reason == null && draft.id == null) {
            reason = "no id, by which the answer would be known";
        }
        if (reason == null && draft.userId == null && draft.itemId == null) {
            reason = "neither user_id nor item_id";
        }
        return reason == null
                ? Parsed.of(new Question(draft.id, draft.userId, draft.itemId, draft.asOfMillis))
                : Parsed.refused(reason);
    }

    private static final class Draft implements JsonRecord.Fields {
        private String id;
        private String userId;
        private String itemId;
        private long asOfMillis = Question.LAST;

        @Override
        public String read(String name, JsonParser field) throws IOException {
            return switch (name) {
                case "id" -> {
                    id = JsonRecord.text(field);
                    yield Ids.refusal(name, id);
                }
                case "user_id" -> {
                    userId = JsonRecord.text(field);
                    yield Ids.refusal(name, userId);
                }
                case "item_id" -> {
                    itemId = JsonRecord.text(field);
                    yield Ids.refusal(name, itemId);
                }
                case "as_of" -> {
                    if (!JsonRecord.isLong(field) || field.getLongValue() < 0) {
                        yield "as_of is not an instant in epoch milliseconds";
                    }
                    asOfMillis = field.getLongValue();
                    yield null;
                }
                default -> JsonRecord.skip(field);
            };
        }
    }
}
