package dev.eddy.training.embedding;

import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The sequences that vectors of tags are trained on. An item is a sequence of its tags in random order. A user is a sequence of
 * one random tag of each clicked item, by time, so items with many tags count no more than others. The items are repeated
 * with other orders until they have as many places as the clicks: on clicks alone, rare tags would learn nothing.
 */
public final class TagSentences {
    /** More would only take time: the items' sequences are then long enough for each pass. */
    private static final int MOST_REPEATS = 10;

    private final Map<String, List<String>> tagsOfItems;
    private final SplitMix64 random;
    private final Corpus.Builder corpus = new Corpus.Builder();

    /** @param tagsOfItems the distinct tags by item id */
    public TagSentences(Map<String, List<String>> tagsOfItems, long seed) {
        this.tagsOfItems = tagsOfItems;
        this.random = new SplitMix64(SplitMix64.mix(seed));
    }

    /** Adds a user's next click; clicks on unknown items and on items without tags count for nothing. */
    public void click(String userId, String itemId) {
        List<String> tags = tagsOfItems.getOrDefault(itemId, List.of());
        if (!tags.isEmpty()) {
            corpus.add(userId, tags.get(random.nextInt(tags.size())));
        }
    }

    /** Adds the items to the clicks; to be called once. The arguments are those of {@link Corpus.Builder#build}. */
    public Corpus corpus(int leastCount, int mostTags) {
        int clicks = corpus.size();
        long places = tagsOfItems.values().stream().mapToLong(List::size).sum();
        long repeats = places == 0 ? 0 : Math.max(1, Math.min(MOST_REPEATS, (clicks + places - 1) / places));
        for (int i = 0; i < repeats; i++) {
            tagsOfItems.values().forEach(tags -> corpus.add(shuffled(tags)));
        }
        return corpus.build(leastCount, mostTags);
    }

    private List<String> shuffled(List<String> tags) {
        List<String> shuffled = new ArrayList<>(tags);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }
}
