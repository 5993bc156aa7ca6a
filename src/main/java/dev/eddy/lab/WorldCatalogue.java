package dev.eddy.lab;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes the items of a {@link SyntheticWorld} and keeps them on one shelf per taste, the most popular first. */
final class WorldCatalogue {
    private static final String[] MOODS = {
        "The quiet",
        "A short",
        "Everyday",
        "Forgotten",
        "The joy of",
        "Better",
        "A year of",
        "Wild",
        "The secret",
        "Slow",
        "Modern",
        "Honest"
    };
    private static final String[] FORMS = {
        "companion", "guide", "notebook", "stories", "lessons", "diary", "collection", "report", "letters", "workshop"
    };

    private final Vocabulary vocabulary;
    private final SplittableRandom random;
    private final List<List<WorldItem>> shelves = new ArrayList<>();
    private final int shelfLimit;
    private long made;

    WorldCatalogue(Vocabulary vocabulary, SplittableRandom random, int items) {
        this.vocabulary = vocabulary;
        this.random = random;
        for (int i = 0; i < vocabulary.categories(); i++) {
            shelves.add(new ArrayList<>());
        }
        // An endless world forgets what has sunk to the bottom, or it would grow without end.
        this.shelfLimit = Math.max(16, 4 * items / vocabulary.categories());
    }

    int tastes() {
        return shelves.size();
    }

    /**
     * Makes an item and puts it on its shelf.
     *
     * @param appearsAt when it is published, or null for one that has always been there
     */
    WorldRecord add(Long appearsAt, long nowMillis) {
        int taste = random.nextInt(tastes());
        List<WorldItem> shelf = shelves.get(taste);
        String id = String.format(Locale.ROOT, "i%06d", ++made);
        // Its place among the others decides how popular it is; few are born hits, and all sink as others come.
        shelf.add(shelf.isEmpty() ? 0 : random.nextInt(shelf.size() + 1), new WorldItem(id, taste, any(taste)));
        if (shelf.size() > shelfLimit) {
            shelf.remove(shelf.size() - 1);
        }
        return new WorldRecord(WorldRecord.Kind.ITEM, id, nowMillis, json(id, taste, appearsAt));
    }

    /** An item of the taste, each with a chance of about one over its rank; null when there is none. */
    WorldItem any(int taste) {
        List<WorldItem> shelf = shelves.get(taste);
        return shelf.isEmpty() ? null : shelf.get(zipf(shelf.size()));
    }

    /** An item of any taste. */
    WorldItem any() {
        WorldItem item = null;
        while (item == null) {
            item = any(random.nextInt(tastes()));
        }
        return item;
    }

    private int zipf(int size) {
        int rank = (int) Math.pow(size + 1.0, random.nextDouble());
        return Math.min(rank, size) - 1;
    }

    private String json(String id, int taste, Long appearsAt) {
        List<String> own = vocabulary.tags(taste);
        Set<String> tags = new LinkedHashSet<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            tags.add(own.get(random.nextInt(own.size())));
        }
        // Now and then something of another kind, as in real catalogues.
        if (random.nextInt(4) == 0) {
            List<String> other = vocabulary.tags(random.nextInt(tastes()));
            tags.add(other.get(random.nextInt(other.size())));
        }
        String subject = tags.iterator().next().replace('-', ' ');
        StringBuilder json = new StringBuilder("{\"item_id\":\"").append(id);
        json.append("\",\"title\":\"").append(MOODS[random.nextInt(MOODS.length)]);
        json.append(' ').append(subject).append(' ').append(FORMS[random.nextInt(FORMS.length)]);
        json.append("\",\"tags\":[\"").append(String.join("\",\"", tags)).append("\"]");
        json.append(",\"category\":\"").append(vocabulary.category(taste)).append('"');
        if (random.nextInt(2) == 0) {
            json.append(",\"quality\":").append(random.nextInt(1, 100) / 100.0);
        }
        if (appearsAt != null) {
            json.append(",\"published_at\":").append(appearsAt.longValue());
        }
        return json.append('}').toString();
    }
}
