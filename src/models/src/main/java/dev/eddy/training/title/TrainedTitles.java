package dev.eddy.training.title;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.training.process.EpochReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A trained encoder of titles.
 *
 * @param encoder weights, as {@link dev.eddy.text.TitleEncoder#read} reads them
 */
public record TrainedTitles(byte[] encoder, EpochReport report) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENCODER = "encoder.safetensors";
    private static final String REPORT = "report.json";

    /** Writes the encoder into a folder, which is made if it is missing. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(ENCODER), encoder);
        JSON.writeValue(folder.resolve(REPORT).toFile(), report);
    }

    /** Reads what {@link #write} wrote. */
    public static TrainedTitles read(Path folder) throws IOException {
        return new TrainedTitles(
                Files.readAllBytes(folder.resolve(ENCODER)),
                JSON.readValue(folder.resolve(REPORT).toFile(), EpochReport.class));
    }
}
