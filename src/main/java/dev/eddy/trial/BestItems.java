package dev.eddy.trial;

import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.List;
import java.util.stream.IntStream;

/** Reads a baseline's list off the scores of items; of the same score, the lower id comes first. */
final class BestItems {
    private BestItems() {}

    /**
     * The best of the items; the scores are clear again after.
     *
     * @param had what is done with the items of the user
     * @param items the user's, within the capacity of the scores
     */
    static List<String> take(Scores scores, Had had, NewestFirst items, ItemNumbers numbers, int limit) {
        if (had == Had.LEFT_OUT) {
            for (int i = 0; i < items.size(); i++) {
                scores.drop(items.get(i));
            }
        }
        var best = new TopK(limit, (a, b) -> numbers.compare(a, b) < 0);
        scores.forEach((item, score) -> best.offer(item, (float) score));
        best.sorted();
        scores.clear();
        return IntStream.range(0, best.size())
                .mapToObj(i -> numbers.id(best.id(i)))
                .toList();
    }
}
