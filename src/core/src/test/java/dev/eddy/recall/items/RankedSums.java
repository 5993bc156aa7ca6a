package dev.eddy.recall.items;

import dev.eddy.vector.TopK;
import java.util.function.IntPredicate;

/** Test vocabulary: sums by item as a list. */
public final class RankedSums {
    private RankedSums() {}

    /** The items with the highest sums; clears the sums. */
    public static RankedItems best(Scores sums, int count, ItemNumbers numbers) {
        return best(sums, count, numbers, item -> true);
    }

    static RankedItems best(Scores sums, int count, ItemNumbers numbers, IntPredicate isAllowed) {
        TopK best = TopK.ofPositive(count, (a, b) -> numbers.compare(a, b) < 0);
        sums.drain().offerTo(best, isAllowed).sorted();
        return new RankedItems(numbers, best.ids(), best.scores());
    }

    /** The recallable ones of the items similar to an item. */
    public static RankedItems similarTo(int item, ItemSpace space, ItemTable table, long asOfMillis) {
        Scores sums = space.similar().sums(new int[] {item});
        return best(sums, 100, table.numbers(), other -> table.rows().isRecallableAt(other, asOfMillis));
    }
}
