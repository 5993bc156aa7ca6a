package dev.eddy.training.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folder through which a training process gets its input and gives its result. */
public record TrainingFolder(Path path) {
    /** System property of a training process: the id of the process that waits for it, with which it ends. */
    public static final String WAITING_PROCESS = "eddy.train.waiting";

    /** What a training process prints when the training of a folder is done. */
    public static final String TRAINED = "trained";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRAINING = "training";
    private static final String OPTIONS = "options";
    private static final String STATE = "state";

    /**
     * Writes the kind of model and the options. The corpus has a folder of its own.
     *
     * @param training name of the kind of model
     * @param options a record of numbers and texts
     * @param stateFolder where checkpoints are kept; null for a place in this folder
     */
    public void write(String training, Object options, Path stateFolder) throws IOException {
        Files.createDirectories(path);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(TRAINING, training);
        content.put(OPTIONS, options);
        Path state = stateFolder == null ? path.resolve(STATE) : stateFolder;
        content.put(STATE, state.toAbsolutePath().toString());
        JSON.writeValue(optionsFile().toFile(), content);
    }

    /** The name of the kind of model. A missing file is an {@link IllegalArgumentException}. */
    public String training() throws IOException {
        return content().path(TRAINING).asText();
    }

    /** Reads the options. A missing file, or wrong options, are an {@link IllegalArgumentException}. */
    public <T> T options(Class<T> type) throws IOException {
        try {
            return JSON.treeToValue(content().path(OPTIONS), type);
        } catch (JsonProcessingException e) {
            throw wrong(e);
        }
    }

    private JsonNode content() throws IOException {
        if (!Files.isRegularFile(optionsFile())) {
            throw new IllegalArgumentException("no options of a training: " + optionsFile() + " is missing");
        }
        try {
            return JSON.readTree(optionsFile().toFile());
        } catch (JsonProcessingException e) {
            throw wrong(e);
        }
    }

    private IllegalArgumentException wrong(JsonProcessingException e) {
        String reason =
                e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
        return new IllegalArgumentException(optionsFile() + ": " + reason, e);
    }

    /** Where the corpus is. */
    public Path corpusFolder() {
        return path.resolve("corpus");
    }

    /** Where the trained model is written. */
    public Path resultFolder() {
        return path.resolve("result");
    }

    /** Where checkpoints are kept. A missing file is an {@link IllegalArgumentException}. */
    public Path stateFolder() throws IOException {
        return Path.of(content().path(STATE).asText());
    }

    private Path optionsFile() {
        return path.resolve("options.json");
    }
}
