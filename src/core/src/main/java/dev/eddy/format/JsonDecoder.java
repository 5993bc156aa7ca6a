package dev.eddy.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import java.io.IOException;

/** Decodes a JSON object, also one after a {@link WireHeader}. */
final class JsonDecoder implements Decoder {
    private static final int MAX_DEPTH = 32;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    // As in JsonRecord: names come from outside.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    @Override
    public JsonNode decode(byte[] bytes) {
        JsonNode record = onlyValue(bytes, WireHeader.isThere(bytes) ? WireHeader.LENGTH : 0);
        RefusedException.unless(record.isObject(), "not a JSON object");
        return record;
    }

    /** The one value of a text. Throws {@link RefusedException} when there is none, or more. */
    static JsonNode onlyValue(byte[] bytes, int from) {
        try (JsonParser parser = JSON.createParser(bytes, from, bytes.length - from)) {
            JsonNode value = parser.readValueAsTree();
            RefusedException.unless(value != null, "malformed JSON: nothing there");
            RefusedException.unless(parser.nextToken() == null, "malformed JSON: more than one value");
            return value;
        } catch (JsonProcessingException e) {
            throw new RefusedException("malformed JSON: " + JsonRecord.shown(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new RefusedException("malformed JSON: " + JsonRecord.shown(String.valueOf(e.getMessage())));
        }
    }
}
