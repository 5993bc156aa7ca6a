package dev.eddy.training.title;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.text.TitleTokens;
import dev.eddy.tower.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Titles, and which belong together: by classes, or by pairs. */
public final class TitleCorpus {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TITLES = "titles.json";
    private static final String CLASS_NAMES = "classes.json";
    private static final String NUMBERS = "numbers.safetensors";
    private static final String CLASSES = "classes";
    private static final String PAIRS = "pairs";

    private final List<String> titles;
    private final List<String> classNames;
    /** The class of each title; none in a corpus of pairs. */
    private final int[] classes;
    /** Numbers of titles, two for each pair; none in a corpus of classes. */
    private final int[] pairs;

    private TitleCorpus(List<String> titles, List<String> classNames, int[] classes, int[] pairs) {
        this.titles = titles;
        this.classNames = classNames;
        this.classes = classes;
        this.pairs = pairs;
    }

    /**
     * A corpus of classes. Titles with nothing to read are left out.
     *
     * @param classes the name of each title's class
     */
    public static TitleCorpus ofClasses(List<String> titles, List<String> classes) {
        List<String> read = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        List<String> classNames = new ArrayList<>();
        int[] numbers = new int[titles.size()];
        for (int i = 0; i < titles.size(); i++) {
            if (isReadable(titles.get(i))) {
                numbers[read.size()] = number(classes.get(i), names, classNames);
                read.add(titles.get(i));
            }
        }
        return new TitleCorpus(read, classNames, Arrays.copyOf(numbers, read.size()), new int[0]);
    }

    private static boolean isReadable(String title) {
        return !TitleTokens.of(title, 1).isEmpty();
    }

    private static int number(String name, Map<String, Integer> numbers, List<String> names) {
        return numbers.computeIfAbsent(name, unknown -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    /** The titles, by number. */
    public List<String> titles() {
        return titles;
    }

    /** Whether titles have classes; else they are in pairs. */
    public boolean hasClasses() {
        return classes.length > 0;
    }

    /** Names of the classes, by number. */
    public List<String> classNames() {
        return classNames;
    }

    /** Number of the class of a title. */
    public int classOf(int title) {
        return classes[title];
    }

    /** Number of pairs. */
    public int pairs() {
        return pairs.length / 2;
    }

    /** The title that was clicked first. */
    public int first(int pair) {
        return pairs[2 * pair];
    }

    /** The title that was clicked after it. */
    public int second(int pair) {
        return pairs[2 * pair + 1];
    }

    /** Differs between corpora, and is equal for equal ones. */
    public int fingerprint() {
        return 31 * (31 * titles.hashCode() + Arrays.hashCode(classes)) + Arrays.hashCode(pairs);
    }

    /** Writes the corpus into a folder, which is made if it is missing. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve(TITLES).toFile(), titles);
        JSON.writeValue(folder.resolve(CLASS_NAMES).toFile(), classNames);
        new SafeTensors()
                .put(CLASSES, classes, classes.length)
                .put(PAIRS, pairs, pairs.length)
                .write(folder.resolve(NUMBERS));
    }

    /** Reads a corpus that {@link #write} wrote. A missing file, or another content, is an {@link IllegalArgumentException}. */
    public static TitleCorpus read(Path folder) throws IOException {
        List<String> titles = names(folder.resolve(TITLES));
        List<String> classNames = names(folder.resolve(CLASS_NAMES));
        require(Files.isRegularFile(folder.resolve(NUMBERS)), folder.resolve(NUMBERS) + " is missing");
        SafeTensors numbers = SafeTensors.read(folder.resolve(NUMBERS));
        int[] classes = numbers.ints(CLASSES, numbers.shape(CLASSES));
        int[] pairs = numbers.ints(PAIRS, numbers.shape(PAIRS));
        require(
                classes.length == 0 || classes.length == titles.size(),
                folder + " has " + classes.length + " classes of " + titles.size() + " titles");
        require(pairs.length % 2 == 0, folder + " has half a pair");
        requireAll(classes, number -> number >= 0 && number < classNames.size(), folder);
        requireAll(pairs, number -> number >= 0 && number < titles.size(), folder);
        return new TitleCorpus(titles, classNames, classes, pairs);
    }

    private static List<String> names(Path file) throws IOException {
        require(Files.isRegularFile(file), file + " is missing");
        try {
            return JSON.readValue(file.toFile(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no corpus: " + file + ": " + e.getOriginalMessage(), e);
        }
    }

    private static void requireAll(int[] numbers, IntPredicate isKnown, Path folder) {
        require(Arrays.stream(numbers).allMatch(isKnown), folder + " refers to a title or class that it does not have");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("no corpus: " + otherwise);
        }
    }

    /** Gathers the titles of items, then clicks: 8 bytes a click, and one entry for each user. */
    public static final class PairBuilder {
        private final Map<String, Integer> items = new HashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> titles = new ArrayList<>();
        private final Map<String, Integer> lastTitles = new HashMap<>();
        private int[] pairs = new int[1_024];
        private int size;

        /** Adds an item with its title. Items with equal titles count as one. A title with nothing to read is left out. */
        public PairBuilder item(String itemId, String title) {
            if (title != null && isReadable(title)) {
                items.put(itemId, number(title, numbers, titles));
            }
            return this;
        }

        /** Adds a click; those of a user come in the order of time. A click on an item without title is passed over. */
        public PairBuilder click(String userId, String itemId) {
            Integer title = items.get(itemId);
            if (title == null) {
                return this;
            }
            Integer before = lastTitles.put(userId, title);
            if (before != null && !before.equals(title)) {
                if (size + 2 > pairs.length) {
                    pairs = Arrays.copyOf(pairs, 2 * pairs.length);
                }
                pairs[size++] = before;
                pairs[size++] = title;
            }
            return this;
        }

        /** The corpus until now. */
        public TitleCorpus build() {
            return new TitleCorpus(List.copyOf(titles), List.of(), new int[0], Arrays.copyOf(pairs, size));
        }
    }
}
