package dev.eddy.trial;

import dev.eddy.neighbours.ItemNumbers;
import dev.eddy.neighbours.Scores;
import dev.eddy.vector.TopK;
import java.util.List;
import java.util.stream.IntStream;

/** Reads a baseline's list off the scores of items; of the same score, the lower id comes first. */
final class BestItems {
    private BestItems() {}

    /**
     * The best of the items a user has not had; the scores are clear again after.
     *
     * @param had within the capacity of the scores
     */
    static List<String> take(Scores scores, NewestFirst had, ItemNumbers numbers, int limit) {
        for (int i = 0; i < had.size(); i++) {
            scores.drop(had.get(i));
        }
        var best = new TopK(limit, (a, b) -> numbers.compare(a, b) < 0);
        for (int i = 0; i < scores.size(); i++) {
            int item = scores.slot(i);
            if (scores.of(item) > 0) {
                best.offer(item, (float) scores.of(item));
            }
        }
        best.sorted();
        scores.clear();
        return IntStream.range(0, best.size())
                .mapToObj(i -> numbers.id(best.id(i)))
                .toList();
    }
}
