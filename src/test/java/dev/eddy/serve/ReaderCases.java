package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.record.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Questions for the readers in other languages, each with the answer that the client for Java gives. */
final class ReaderCases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode where;
    private final ArrayNode asked;
    private final List<JsonNode> expected = new ArrayList<>();

    /** @param where names the server or Redis, {@code url} or {@code redis} */
    ReaderCases(String where, String address) {
        this.where = JSON.createObjectNode().put(where, address);
        this.asked = this.where.putArray("cases");
    }

    /**
     * Adds a question.
     *
     * @param question JSON with single quotes, its {@code call}, perhaps what it is {@code of}, and its options
     * @param answer to be written as JSON; of an object without {@code error} that names a {@code kind}, only the kind counts
     */
    void add(String question, Object answer) {
        try {
            asked.add(JSON.readTree(question.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(question, e);
        }
        expected.add(normal(decode(RecordJson.encode(answer))));
    }

    /** Asks all questions of all clients of a package. */
    void assertAnswered(ReaderPackage readers) throws IOException {
        List<JsonNode> ofClients = readers.answers(where);
        assertThat(ofClients).isNotEmpty();
        for (JsonNode answers : ofClients) {
            assertThat(answers).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                JsonNode answer = normal(answers.get(i));
                if (expected.get(i).has("kind") && !expected.get(i).has("error")) {
                    answer = JSON.createObjectNode().set("kind", answer.path("kind"));
                }
                assertThat(answer).as(asked.get(i).toString()).isEqualTo(expected.get(i));
            }
        }
    }

    private static JsonNode decode(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * With numbers as Java has them: other languages write a whole one without a point. Without empty fields, and without the next
     * page, which has a time in it.
     */
    private static JsonNode normal(JsonNode answer) {
        if (answer.isArray()) {
            ArrayNode all = JSON.createArrayNode();
            answer.forEach(each -> all.add(normal(each)));
            return all;
        }
        if (!answer.isObject()) {
            return answer.isNumber() ? JSON.getNodeFactory().numberNode(answer.floatValue()) : answer;
        }
        ObjectNode fields = JSON.createObjectNode();
        answer.properties().forEach(field -> {
            boolean isLong = field.getKey().equals("generated_at");
            if (!field.getValue().isNull() && !field.getKey().equals("next_page")) {
                fields.set(
                        field.getKey(),
                        isLong
                                ? JSON.getNodeFactory()
                                        .numberNode(field.getValue().longValue())
                                : normal(field.getValue()));
            }
        });
        return fields;
    }
}
