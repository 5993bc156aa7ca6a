package dev.eddy.training.tower;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.tower.SafeTensors;
import dev.eddy.training.process.EpochReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A trained two-tower model. The arrays have one row for each of the items.
 *
 * @param items ids of the items with vectors
 * @param inputs unit vectors that the user tower reads
 * @param vectors unit vectors that are compared with the user's, of the same dimension
 * @param tower weights of the user tower, as {@link dev.eddy.tower.UserTower#read} reads them
 */
public record TrainedTower(List<String> items, float[][] inputs, float[][] vectors, byte[] tower, EpochReport report) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROWS = "rows";

    /** Writes the model into a folder, which is made if it is missing. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve("items.json").toFile(), items);
        write(folder.resolve("inputs.safetensors"), inputs);
        write(folder.resolve("vectors.safetensors"), vectors);
        Files.write(folder.resolve("tower.safetensors"), tower);
        JSON.writeValue(folder.resolve("report.json").toFile(), report);
    }

    /** Reads a model that {@link #write} wrote. Another content is an {@link IllegalArgumentException}. */
    public static TrainedTower read(Path folder) throws IOException {
        List<String> items = JSON.readValue(folder.resolve("items.json").toFile(), new TypeReference<>() {});
        return new TrainedTower(
                items,
                rows(folder.resolve("inputs.safetensors"), items.size()),
                rows(folder.resolve("vectors.safetensors"), items.size()),
                Files.readAllBytes(folder.resolve("tower.safetensors")),
                JSON.readValue(folder.resolve("report.json").toFile(), EpochReport.class));
    }

    private static void write(Path file, float[][] rows) throws IOException {
        int dimension = rows.length == 0 ? 0 : rows[0].length;
        float[] numbers = new float[Math.multiplyExact(rows.length, dimension)];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, numbers, row * dimension, dimension);
        }
        new SafeTensors().put(ROWS, numbers, rows.length, dimension).write(file);
    }

    private static float[][] rows(Path file, int size) throws IOException {
        SafeTensors read = SafeTensors.read(file);
        int dimension = (int) read.shape(ROWS)[1];
        float[] numbers = read.floats(ROWS, size, dimension);
        float[][] rows = new float[size][dimension];
        for (int row = 0; row < size; row++) {
            System.arraycopy(numbers, row * dimension, rows[row], 0, dimension);
        }
        return rows;
    }
}
