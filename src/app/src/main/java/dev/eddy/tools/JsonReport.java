package dev.eddy.tools;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.command.EddyCommand;
import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Writes the result of a command as a JSON file, if option {@code --json} asks for it. */
final class JsonReport {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON.")
    private Path file;

    boolean isGiven() {
        return file != null;
    }

    /** @throws BadInputException when there is a file and it can't be written */
    void requireWritable() {
        EddyCommand.requireWritable("--json", file);
    }

    void write(Object report) {
        write(file, report);
    }

    /** Writes a record or a map; does nothing without a file. */
    static void write(Path file, Object report) {
        if (file == null) {
            return;
        }
        try {
            JSON.writeValue(file.toFile(), report);
        } catch (IOException e) {
            throw new BadInputException("--json: cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** A report as it is written, with names in snake case. */
    static Map<String, Object> of(Object report) {
        return JSON.convertValue(report, new TypeReference<LinkedHashMap<String, Object>>() {});
    }
}
