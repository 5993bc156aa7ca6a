package dev.eddy.tools;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.eddy.app.BadInputException;
import dev.eddy.trial.TrialReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what a command found as a JSON file. */
final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

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

    static Map<String, Object> of(TrialReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scored", report.scored());
        Map<String, Object> channels = new LinkedHashMap<>();
        report.channels().forEach((name, rates) -> channels.put(name, of(rates)));
        json.put("channels", channels);
        json.put("mixture", of(report.mixture()));
        return json;
    }

    private static Map<String, Object> of(TrialReport.Rates rates) {
        return Map.of("hr20", rates.hr20(), "mrr20", rates.mrr20());
    }
}
