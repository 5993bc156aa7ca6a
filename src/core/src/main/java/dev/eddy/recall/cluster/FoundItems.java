package dev.eddy.recall.cluster;

import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Items that the last vector search found for a member of a cluster. Immutable.
 *
 * @param asOfMillis event time of the search
 * @param spaces results by space, in the order of the item table
 * @param interests the parts of the member's interest; empty when they were not searched
 */
public record FoundItems(long asOfMillis, List<FoundInSpace> spaces, List<FoundInterest> interests) {
    /** The result before any search. */
    public static final FoundItems NONE = new FoundItems(Long.MIN_VALUE, List.of(), List.of());

    private static final FoundInSpace NOTHING = new FoundInSpace(0, null, 0, new int[0]);

    /** The result in one space; empty when the space was not searched. */
    public FoundInSpace inSpace(int space) {
        return space < spaces.size() ? spaces.get(space) : NOTHING;
    }

    /** Whether a space has other vectors now. */
    public boolean isStale(ItemTable table) {
        for (int space = 0; space < spaces.size(); space++) {
            if (spaces.get(space).version != table.spaces().get(space).version()) {
                return true;
            }
        }
        return false;
    }

    /** The same items, without the member's direction in spaces that have other vectors by now. */
    public FoundItems in(ItemTable table) {
        if (!isStale(table)) {
            return this;
        }
        List<FoundInSpace> now = new ArrayList<>();
        for (int space = 0; space < spaces.size(); space++) {
            now.add(spaces.get(space).in(table.spaces().get(space)));
        }
        return new FoundItems(asOfMillis, now, interests);
    }

    /** The interests that found an item, by category: their cosines with the whole interest. */
    public Map<String, Double> cosinesWithInterestsIn(int item) {
        Map<String, Double> cosines = new TreeMap<>();
        for (FoundInterest interest : interests) {
            if (Arrays.stream(interest.nearest).anyMatch(each -> each == item)) {
                cosines.put(interest.category, (double) interest.cosine);
            }
        }
        return cosines;
    }

    /**
     * Result in one space.
     *
     * @param version of the space's vectors
     * @param direction unit vector of the member at the time of the search, or null
     * @param told {@code ItemSpace.told} at that time: later items can't be in the result
     * @param nearest numbers of the nearest items
     */
    public record FoundInSpace(long version, float[] direction, int told, int[] nearest) {
        private FoundInSpace in(ItemSpace space) {
            return version == space.version() ? this : new FoundInSpace(space.version(), null, space.told(), nearest);
        }
    }

    /**
     * Result for one of a member's interests.
     *
     * @param category of its tags
     * @param direction unit vector
     * @param cosine with the whole interest, positive
     * @param quota number of items of a list for this interest
     * @param nearest numbers of the nearest items
     */
    public record FoundInterest(String category, float[] direction, float cosine, int quota, int[] nearest) {}
}
