package dev.eddy.training.tower;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder through which a training process gets its input and gives its result. */
public record TrainingFolder(Path path) {
    /** System property of a training process: the id of the process that waits for it, with which it ends. */
    public static final String WAITING_PROCESS = "eddy.train.waiting";

    private static final JsonMapper JSON = new JsonMapper();

    /** Writes the input of a training. */
    public void write(TowerCorpus corpus, TowerOptions options) throws IOException {
        Files.createDirectories(path);
        JSON.writeValue(optionsFile().toFile(), options);
        corpus.write(corpusFolder());
    }

    /** Reads the options. A missing file, or wrong options, are an {@link IllegalArgumentException}. */
    public TowerOptions options() throws IOException {
        if (!Files.isRegularFile(optionsFile())) {
            throw new IllegalArgumentException("no options of a training: " + optionsFile() + " is missing");
        }
        try {
            return JSON.readValue(optionsFile().toFile(), TowerOptions.class);
        } catch (JsonProcessingException e) {
            String reason =
                    e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
            throw new IllegalArgumentException(optionsFile() + ": " + reason, e);
        }
    }

    public TowerCorpus corpus() throws IOException {
        return TowerCorpus.read(corpusFolder());
    }

    /** Where the trained model is written. */
    public Path resultFolder() {
        return path.resolve("result");
    }

    /** Where checkpoints are kept when no other folder is given. */
    public Path stateFolder() {
        return path.resolve("state");
    }

    private Path corpusFolder() {
        return path.resolve("corpus");
    }

    private Path optionsFile() {
        return path.resolve("options.json");
    }
}
