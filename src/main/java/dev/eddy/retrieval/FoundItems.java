package dev.eddy.retrieval;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found: by some of the tasks that have items, or by all.
 *
 * @param wanted how many are
 * @param tasks that have found it
 * @param ofTasks how many tasks there are
 * @param nearest nearest first
 */
public record FoundItems(Asker asker, int wanted, int tasks, int ofTasks, List<Neighbour> nearest) {

    /** Whether all tasks have found theirs. */
    boolean isComplete() {
        return tasks == ofTasks;
    }

    /** What two found together: of both the nearest, as many as are wanted. */
    FoundItems plus(FoundItems other) {
        List<Neighbour> all = new ArrayList<>(nearest);
        all.addAll(other.nearest);
        all.sort(Neighbour.NEAREST_FIRST);
        return new FoundItems(
                asker,
                wanted,
                tasks + other.tasks,
                ofTasks,
                new ArrayList<>(all.subList(0, Math.min(wanted, all.size()))));
    }

    /** What is the same for all tasks that answer one search, and for no other search. */
    public String search() {
        return asker.search();
    }

    /** Ids of the items, nearest first. */
    public List<String> itemIds() {
        return nearest.stream().map(Neighbour::itemId).toList();
    }
}
