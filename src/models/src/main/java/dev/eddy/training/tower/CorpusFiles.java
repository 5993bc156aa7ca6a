package dev.eddy.training.tower;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.tower.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A corpus in files: names as JSON, numbers as safetensors. The times have a file of their own, since a file has at most 2 GB. */
final class CorpusFiles {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ITEMS = "items.json";
    private static final String WORDS = "words.json";
    private static final String FEATURES = "features.safetensors";
    private static final String CLICKS = "clicks.safetensors";
    private static final String TIMES = "times.safetensors";

    private CorpusFiles() {}

    static void write(Path folder, CorpusArrays corpus) throws IOException {
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve(ITEMS).toFile(), corpus.items());
        JSON.writeValue(folder.resolve(WORDS).toFile(), corpus.words());
        new SafeTensors()
                .put("starts", corpus.wordStarts(), corpus.wordStarts().length)
                .put("words", corpus.wordsOfItems(), corpus.wordsOfItems().length)
                .write(folder.resolve(FEATURES));
        new SafeTensors()
                .put("users", corpus.userHashes(), corpus.userHashes().length)
                .put("starts", corpus.clickStarts(), corpus.clickStarts().length)
                .put("items", corpus.clickedItems(), corpus.clickedItems().length)
                .write(folder.resolve(CLICKS));
        new SafeTensors()
                .put("millis", corpus.clickMillis(), corpus.clickMillis().length)
                .write(folder.resolve(TIMES));
    }

    static CorpusArrays read(Path folder) throws IOException {
        for (String file : List.of(ITEMS, WORDS, FEATURES, CLICKS, TIMES)) {
            require(Files.isRegularFile(folder.resolve(file)), "no corpus: " + folder.resolve(file) + " is missing");
        }
        List<String> items = JSON.readValue(folder.resolve(ITEMS).toFile(), new TypeReference<>() {});
        List<String> words = JSON.readValue(folder.resolve(WORDS).toFile(), new TypeReference<>() {});
        SafeTensors features = SafeTensors.read(folder.resolve(FEATURES));
        SafeTensors clicks = SafeTensors.read(folder.resolve(CLICKS));
        int[] wordStarts = features.ints("starts", items.size() + 1L);
        int[] wordsOfItems = features.ints("words", features.shape("words"));
        int[] users = clicks.ints("users", clicks.shape("users"));
        int[] clickStarts = clicks.ints("starts", users.length + 1L);
        int[] clickedItems = clicks.ints("items", clicks.shape("items"));
        requireStarts(folder, wordStarts, wordsOfItems.length);
        requireStarts(folder, clickStarts, clickedItems.length);
        requireNumbers(folder, wordsOfItems, words.size());
        requireNumbers(folder, clickedItems, items.size());
        long[] millis = SafeTensors.read(folder.resolve(TIMES)).longs("millis", clickedItems.length);
        return new CorpusArrays(items, words, wordStarts, wordsOfItems, users, clickStarts, clickedItems, millis);
    }

    private static void requireStarts(Path folder, int[] starts, int end) {
        boolean areRight = starts[0] == 0 && starts[starts.length - 1] == end;
        for (int i = 1; i < starts.length; i++) {
            areRight &= starts[i - 1] <= starts[i];
        }
        require(areRight, "no corpus: the starts in " + folder + " are not in ascending order");
    }

    private static void requireNumbers(Path folder, int[] numbers, int bound) {
        for (int number : numbers) {
            require(
                    number >= 0 && number < bound,
                    "no corpus: " + folder + " refers to the name " + number + " of " + bound);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
