package dev.eddy.training.deep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.tower.SafeTensors;
import dev.eddy.training.process.EpochReport;
import dev.eddy.training.tower.TowerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last checkpoint of a model in a folder. A new one is complete before a small file that names it replaces the last one's,
 * so a training that ends at any moment leaves a whole checkpoint.
 */
final class Checkpoint {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PREFIX = "checkpoint-";
    private static final String NAMES = "names.json";
    private static final String NETWORK = "network.safetensors";
    private static final String VALUES = "values";
    private static final String SQUARES = "squares";

    private final Path folder;

    Checkpoint(Path folder) {
        this.folder = folder;
    }

    /**
     * What the checkpoint is of.
     *
     * @param name of the folder with the numbers
     * @param training which training wrote it; equal for a second attempt at the same training
     * @param report of the training until now
     * @param examples number of the training's examples
     * @param examplesBefore the same of the training before it; 0 for none
     */
    record Head(
            String name,
            String training,
            EpochReport report,
            TowerOptions options,
            long steps,
            int examples,
            int examplesBefore) {}

    /** The names of the rows: items first, then words. */
    private record Names(List<String> items, List<String> words) {}

    /** What the last checkpoint is of; null when there is none. A damaged file is an {@link IllegalArgumentException}. */
    Head head() throws IOException {
        if (!Files.exists(headFile())) {
            return null;
        }
        try {
            return JSON.readValue(headFile().toFile(), Head.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no checkpoint: " + headFile() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Writes a checkpoint in the place of the last one. */
    void write(TowerModel model, String training, EpochReport report, int examples, int examplesBefore)
            throws IOException {
        String name = PREFIX + model.steps();
        Path target = folder.resolve(name);
        deleteFolder(target);
        Files.createDirectories(target);
        JSON.writeValue(
                target.resolve(NAMES).toFile(),
                new Names(model.corpus().items(), model.corpus().words()));
        writeNetwork(model, target.resolve(NETWORK));
        writeRows(model.items().rows(), target);
        write(new Head(name, training, report, model.options(), model.steps(), examples, examplesBefore));
        deleteOthers(name);
    }

    /** Replaces the report, and keeps the model. */
    void write(EpochReport report) throws IOException {
        Head head = head();
        write(new Head(head.name, head.training, report, head.options, head.steps, head.examples, head.examplesBefore));
    }

    private void write(Head head) throws IOException {
        Path written = folder.resolve("current.json.part");
        JSON.writeValue(written.toFile(), head);
        Files.move(written, headFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path headFile() {
        return folder.resolve("current.json");
    }

    private static void writeNetwork(TowerModel model, Path file) throws IOException {
        var numbers = new SafeTensors();
        for (Weights each : model.network().weights()) {
            numbers.put(each.name(), each.values(), each.shape())
                    .put(each.name() + ".means", each.means(), each.shape())
                    .put(each.name() + ".squares", each.squares(), each.shape());
        }
        numbers.write(file);
    }

    private static void writeRows(RowTable table, Path target) throws IOException {
        for (int page = 0; page < table.pages(); page++) {
            new SafeTensors()
                    .put(VALUES, table.values(page), table.rowsOfPage(page), table.dimension())
                    .put(SQUARES, table.squares(page), table.rowsOfPage(page), table.dimension())
                    .write(pageFile(target, page));
        }
    }

    private static Path pageFile(Path target, int page) {
        return target.resolve("items-" + page + ".safetensors");
    }

    /**
     * Sets a model to the last checkpoint. Rows are matched by the names of their words; words that are not in it keep theirs.
     *
     * @throws IllegalArgumentException when it is of a model with another network
     */
    void restore(TowerModel model) throws IOException {
        Head head = head();
        requireSameNetwork(head.options, model.options());
        Path source = folder.resolve(head.name);
        if (!Files.exists(pageFile(source, 0))) {
            throw new IllegalArgumentException(
                    "the checkpoint in " + folder
                            + " has no vectors of items, or is of an earlier version: choose another folder, or delete this one");
        }
        Names names = JSON.readValue(source.resolve(NAMES).toFile(), Names.class);
        int[] newRows = newRows(names, model);
        restoreRows(model.items().rows(), source, newRows);
        SafeTensors numbers = SafeTensors.read(source.resolve(NETWORK));
        for (Weights each : model.network().weights()) {
            each.restore(
                    numbers.floats(each.name(), each.shape()),
                    numbers.floats(each.name() + ".means", each.shape()),
                    numbers.floats(each.name() + ".squares", each.shape()));
        }
        model.setSteps(head.steps);
    }

    private void requireSameNetwork(TowerOptions had, TowerOptions wanted) {
        boolean isSame = had.architecture().equals(wanted.architecture())
                && had.dimension() == wanted.dimension()
                && had.clicks() == wanted.clicks()
                && had.units() == wanted.units();
        if (!isSame) {
            throw new IllegalArgumentException("the checkpoint in " + folder + " is of the network " + shape(had)
                    + ", and " + shape(wanted) + " is wanted: choose another folder, or delete this one");
        }
    }

    private static String shape(TowerOptions options) {
        return options.architecture() + " with dimension " + options.dimension() + ", clicks " + options.clicks()
                + " and units " + options.units();
    }

    /** The row of the model for each row of the checkpoint; -1 for a word that the model does not have. */
    private static int[] newRows(Names names, TowerModel model) {
        List<String> items = model.corpus().items();
        int[] rows = new int[names.items.size() + names.words.size()];
        Map<String, Integer> numbers = numbers(items);
        for (int item = 0; item < names.items.size(); item++) {
            rows[item] = numbers.getOrDefault(names.items.get(item), -1);
        }
        numbers = numbers(model.corpus().words());
        for (int word = 0; word < names.words.size(); word++) {
            Integer known = numbers.get(names.words.get(word));
            rows[names.items.size() + word] = known == null ? -1 : items.size() + known;
        }
        return rows;
    }

    private static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            numbers.put(names.get(i), i);
        }
        return numbers;
    }

    private static void restoreRows(RowTable table, Path source, int[] newRows) throws IOException {
        int size = RowTable.PAGE_ROWS;
        for (int from = 0; from < newRows.length; from += size) {
            int rows = Math.min(size, newRows.length - from);
            SafeTensors page = SafeTensors.read(pageFile(source, from / size));
            float[] values = page.floats(VALUES, rows, table.dimension());
            float[] squares = page.floats(SQUARES, rows, table.dimension());
            for (int row = 0; row < rows; row++) {
                if (newRows[from + row] >= 0) {
                    table.copy(newRows[from + row], values, squares, row);
                }
            }
        }
    }

    private void deleteOthers(String name) throws IOException {
        List<Path> others;
        try (var all = Files.list(folder)) {
            others = all.filter(each -> each.getFileName().toString().startsWith(PREFIX)
                            && !each.getFileName().toString().equals(name))
                    .toList();
        }
        for (Path each : others) {
            deleteFolder(each);
        }
    }

    static void deleteFolder(Path unwanted) throws IOException {
        if (Files.exists(unwanted)) {
            List<Path> files;
            try (var all = Files.walk(unwanted)) {
                files = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : files) {
                Files.delete(each);
            }
        }
    }
}
