package dev.eddy.trial;

import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.List;
import java.util.stream.IntStream;

/** Makes a baseline's list from the scores of items; the lower id wins a tie. */
final class BestItems {
    private BestItems() {}

    /**
     * The best items; clears the scores.
     *
     * @param had whether the user's own items are left out
     * @param items numbers of the user's items, within the capacity of the scores
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
