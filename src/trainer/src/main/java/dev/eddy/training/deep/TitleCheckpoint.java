package dev.eddy.training.deep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.tower.SafeTensors;
import dev.eddy.training.process.EpochReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The model after the best epoch until now, in memory and in a file. The file is complete before it replaces the last one, so a
 * training that ends at any moment leaves a whole one.
 */
final class TitleCheckpoint {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRAINING = "training";
    private static final String REPORT = "report";

    private final Path folder;
    private final String training;
    private SafeTensors copy;

    /**
     * A checkpoint of one training.
     *
     * @param folder null for none, so that it is only in memory
     * @param training differs between trainings, and is equal for two attempts at one
     */
    TitleCheckpoint(Path folder, String training) {
        this.folder = folder;
        this.training = training;
    }

    /** Restores the model of an attempt before at this training, and returns its report; without one changes nothing. */
    EpochReport begin(TitleModel model) throws IOException {
        if (folder == null || !Files.exists(file())) {
            return EpochReport.NONE;
        }
        // Not mapped, as some systems do not replace a file that is.
        SafeTensors found = SafeTensors.read(Files.readAllBytes(file()));
        if (!training.equals(found.note(TRAINING))) {
            return EpochReport.NONE;
        }
        model.restore(found);
        copy = found;
        return JSON.readValue(found.note(REPORT), EpochReport.class);
    }

    /** Keeps the model and the report, or the model of before when the last epoch made it worse. */
    void keep(TitleModel model, EpochReport report) throws IOException {
        if (report.stoppedEarly()) {
            model.restore(copy);
        }
        copy = model.snapshot().note(TRAINING, training).note(REPORT, text(report));
        if (folder != null) {
            Files.createDirectories(folder);
            Path part = folder.resolve("titles.safetensors.part");
            copy.write(part);
            Files.move(part, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String text(EpochReport report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file() {
        return folder.resolve("titles.safetensors");
    }
}
