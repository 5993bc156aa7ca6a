package dev.eddy.serve;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.record.JsonRecord;
import dev.eddy.web.RequestException;
import java.io.IOException;

/** JSON of requests, read strictly. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** The value in a body; 400 when it is no JSON. */
    static JsonNode decode(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /** The 400 for a body that is no JSON, with the place. */
    static RequestException notJson(IOException e) {
        if (!(e instanceof JsonProcessingException broken)) {
            // Broken UTF-8.
            return RequestException.bad("the body is not JSON: " + JsonRecord.shown(String.valueOf(e.getMessage())));
        }
        JsonLocation at = broken.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return RequestException.bad(
                "the body is not JSON" + where + ": " + JsonRecord.shown(broken.getOriginalMessage()));
    }
}
