package dev.eddy.lab;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes the items of a {@link SyntheticWorld}, and keeps them by taste, the most popular first. */
final class WorldCatalogue {
    private static final String[] MOODS =
            "The quiet,A short,Everyday,Forgotten,The joy of,Better,A year of,Wild,The secret,Slow,Modern,Honest"
                    .split(",", -1);
    private static final String[] FORMS =
            "companion,guide,notebook,stories,lessons,diary,collection,report,letters,workshop".split(",", -1);

    private final List<WorldCategory> categories;
    private final SplittableRandom random;
    private final List<List<WorldItem>> shelves = new ArrayList<>();
    private final int shelfLimit;
    private long made;

    WorldCatalogue(List<WorldCategory> categories, SplittableRandom random, int items) {
        this.categories = categories;
        this.random = random;
        categories.forEach(category -> shelves.add(new ArrayList<>()));
        // An endless world drops its least popular items, or it would grow without end.
        this.shelfLimit = Math.max(16, 4 * items / categories.size());
    }

    int tastes() {
        return shelves.size();
    }

    /** Makes an item of a random taste; its publication time is in epoch milliseconds, or null for an initial item. */
    WorldRecord add(Long appearsAt, long nowMillis) {
        int taste = random.nextInt(tastes());
        List<WorldItem> shelf = shelves.get(taste);
        String id = String.format(Locale.ROOT, "i%06d", ++made);
        // A random rank: few items start popular, and all lose ranks to newer ones.
        shelf.add(shelf.isEmpty() ? 0 : random.nextInt(shelf.size() + 1), new WorldItem(id, taste, any(taste)));
        if (shelf.size() > shelfLimit) {
            shelf.remove(shelf.size() - 1);
        }
        return new WorldRecord(WorldRecord.Kind.ITEM, id, nowMillis, json(id, taste, appearsAt));
    }

    /** A random item of the taste, with a chance of about one over its rank; null when there is none. */
    WorldItem any(int taste) {
        List<WorldItem> shelf = shelves.get(taste);
        if (shelf.isEmpty()) {
            return null;
        }
        int rank = (int) Math.pow(shelf.size() + 1.0, random.nextDouble());
        return shelf.get(Math.min(rank, shelf.size()) - 1);
    }

    /** A random item of a random taste. */
    WorldItem any() {
        WorldItem item = any(random.nextInt(tastes()));
        return item == null ? any() : item;
    }

    private String json(String id, int taste, Long appearsAt) {
        List<String> own = categories.get(taste).tags();
        Set<String> tags = new LinkedHashSet<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            tags.add(own.get(random.nextInt(own.size())));
        }
        // One item in four has a tag of another taste, as in real catalogues.
        if (random.nextInt(4) == 0) {
            List<String> other = categories.get(random.nextInt(tastes())).tags();
            tags.add(other.get(random.nextInt(other.size())));
        }
        String subject = tags.iterator().next().replace('-', ' ');
        String title = MOODS[random.nextInt(MOODS.length)] + " " + subject + " " + FORMS[random.nextInt(FORMS.length)];
        String quality = random.nextInt(2) == 0 ? ",\"quality\":" + random.nextInt(1, 100) / 100.0 : "";
        return "{\"item_id\":\"" + id + "\",\"title\":\"" + title + "\",\"tags\":[\"" + String.join("\",\"", tags)
                + "\"],\"category\":\"" + categories.get(taste).name() + "\"" + quality
                + (appearsAt == null ? "" : ",\"published_at\":" + appearsAt) + "}";
    }
}
