package dev.eddy.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** {@link Explanation} as JSON. */
public final class ExplanationCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private ExplanationCodec() {}

    public static byte[] encode(Explanation explanation) {
        try {
            return JSON.writeValueAsBytes(explanation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an explanation can't be written as JSON: " + explanation, e);
        }
    }

    /** Empty when the value is no explanation. */
    public static Optional<Explanation> decode(byte[] value) {
        try {
            return Optional.ofNullable(JSON.readValue(value, Explanation.class));
        } catch (IOException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
