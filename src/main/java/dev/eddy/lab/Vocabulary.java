package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The words of a {@link SyntheticWorld}: tags, grouped into categories. */
final class Vocabulary {
    private final List<String> categories = new ArrayList<>();
    private final List<List<String>> tags = new ArrayList<>();

    /**
     * Reads the words of {@code vocabulary.txt}.
     *
     * @param tagCount number of tags, spread evenly over the categories; words repeat with a number when there are too few
     */
    Vocabulary(int tagCount) {
        List<String> lines = lines();
        int groups = Math.min(lines.size(), tagCount);
        for (int g = 0; g < groups; g++) {
            String[] nameAndWords = lines.get(g).split(": ", 2);
            List<String> words = List.of(nameAndWords[1].split(" "));
            int size = tagCount / groups + (g < tagCount % groups ? 1 : 0);
            List<String> group = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                int round = i / words.size();
                group.add(words.get(i % words.size()) + (round == 0 ? "" : "-" + (round + 1)));
            }
            categories.add(nameAndWords[0]);
            tags.add(group);
        }
    }

    int categories() {
        return categories.size();
    }

    String category(int index) {
        return categories.get(index);
    }

    List<String> tags(int category) {
        return tags.get(category);
    }

    private static List<String> lines() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("vocabulary.txt")) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("vocabulary.txt could not be read from the class path", e);
        }
    }
}
