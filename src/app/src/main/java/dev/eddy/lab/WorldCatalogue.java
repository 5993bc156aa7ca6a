package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.vector.SplitMix64;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    private static final int AUTHORS_OF_A_TASTE = 20;

    private final List<Category> categories;
    private final SplittableRandom random;
    private final List<List<Item>> shelves = new ArrayList<>();
    private final int shelfLimit;
    private long made;

    /** An item; its companion, an older item of its taste or null, often follows it. */
    record Item(String itemId, int taste, Item companion) {}

    /** A taste: a category with its tags. */
    private record Category(String name, List<String> tags) {}

    WorldCatalogue(int tags, SplittableRandom random, int items) {
        this.categories = categories(tags);
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
        List<Item> shelf = shelves.get(taste);
        String id = String.format(Locale.ROOT, "i%06d", ++made);
        // A random rank: few items start popular, and all lose ranks to newer ones.
        shelf.add(shelf.isEmpty() ? 0 : random.nextInt(shelf.size() + 1), new Item(id, taste, any(taste)));
        if (shelf.size() > shelfLimit) {
            shelf.remove(shelf.size() - 1);
        }
        return new WorldRecord(WorldRecord.Kind.ITEM, id, nowMillis, json(id, taste, appearsAt));
    }

    /** A random item of the taste, with a chance of about one over its rank; null when there is none. */
    Item any(int taste) {
        List<Item> shelf = shelves.get(taste);
        if (shelf.isEmpty()) {
            return null;
        }
        int rank = (int) Math.pow(shelf.size() + 1.0, random.nextDouble());
        return shelf.get(Math.min(rank, shelf.size()) - 1);
    }

    /** A random item of a random taste. */
    Item any() {
        Item item = any(random.nextInt(tastes()));
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
                + "\"],\"category\":\"" + categories.get(taste).name() + "\",\"author\":\"" + author(taste)
                + "\",\"attributes\":{\"price\":" + price() + ",\"on_sale\":" + (made % 5 == 0) + "}" + quality
                + (appearsAt == null ? "" : ",\"published_at\":" + appearsAt) + "}";
    }

    /** An author of a taste, with a chance of about one over the rank. Not drawn, so that worlds stay as they were without authors. */
    private String author(int taste) {
        int rank = (int) Math.pow(AUTHORS_OF_A_TASTE + 1.0, SplitMix64.uniform(made));
        return "a" + (taste * AUTHORS_OF_A_TASTE + Math.min(rank, AUTHORS_OF_A_TASTE));
    }

    /** From 1 to 100, in hundredths; not drawn either. */
    private double price() {
        return (100 + (int) (9_900 * SplitMix64.uniform(-made))) / 100.0;
    }

    /** Reads {@code vocabulary.txt}, cut to a number of tags; where words are too few, they repeat with a number. */
    private static List<Category> categories(int tagCount) {
        List<String> lines = lines();
        int groups = Math.min(lines.size(), tagCount);
        List<Category> categories = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            String[] nameAndWords = lines.get(g).split(": ", 2);
            String[] words = nameAndWords[1].split(" ", -1);
            int size = tagCount / groups + (g < tagCount % groups ? 1 : 0);
            List<String> tags = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                int round = i / words.length;
                tags.add(words[i % words.length] + (round == 0 ? "" : "-" + (round + 1)));
            }
            categories.add(new Category(nameAndWords[0], tags));
        }
        return categories;
    }

    private static List<String> lines() {
        try (InputStream in = WorldCatalogue.class.getResourceAsStream("vocabulary.txt")) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("vocabulary.txt could not be read from the class path", e);
        }
    }
}
