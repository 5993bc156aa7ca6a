package dev.eddy.membership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** {@link CommandProgress} as JSON. */
public final class CommandProgressCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private CommandProgressCodec() {}

    public static byte[] encode(CommandProgress progress) {
        try {
            return JSON.writeValueAsBytes(progress);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("progress can't be written as JSON: " + progress, e);
        }
    }

    /** Empty when the value is no progress report. */
    public static Optional<CommandProgress> decode(byte[] value) {
        try {
            return Optional.ofNullable(JSON.readValue(value, CommandProgress.class));
        } catch (IOException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
