package dev.eddy.tools;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what a command found as a JSON file. */
final class JsonReport {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonReport() {}

    /** @param file null asks for nothing */
    static void requireWritable(Path file) {
        if (file != null) {
            OutputFile.requireWritable("--json", file);
        }
    }

    /** @param file null writes nothing */
    static void write(Path file, Map<String, Object> report) {
        if (file == null) {
            return;
        }
        try {
            JSON.writeValue(file.toFile(), report);
        } catch (IOException e) {
            throw new BadInputException("--json: cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * A report as it is written: the names of its parts in snake case.
     *
     * @param report a record
     */
    static Map<String, Object> of(Object report) {
        return JSON.convertValue(report, new TypeReference<LinkedHashMap<String, Object>>() {});
    }
}
