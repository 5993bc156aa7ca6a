package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A category of a {@link SyntheticWorld} with its tags. */
record WorldCategory(String name, List<String> tags) {
    /** Reads {@code vocabulary.txt}, cut to a number of tags; where words are too few, they repeat with a number. */
    static List<WorldCategory> read(int tagCount) {
        List<String> lines = lines();
        int groups = Math.min(lines.size(), tagCount);
        List<WorldCategory> categories = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            String[] nameAndWords = lines.get(g).split(": ", 2);
            String[] words = nameAndWords[1].split(" ", -1);
            int size = tagCount / groups + (g < tagCount % groups ? 1 : 0);
            List<String> tags = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                int round = i / words.length;
                tags.add(words[i % words.length] + (round == 0 ? "" : "-" + (round + 1)));
            }
            categories.add(new WorldCategory(nameAndWords[0], tags));
        }
        return categories;
    }

    private static List<String> lines() {
        try (InputStream in = WorldCategory.class.getResourceAsStream("vocabulary.txt")) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("vocabulary.txt could not be read from the class path", e);
        }
    }
}
