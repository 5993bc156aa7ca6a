package dev.eddy.recall.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Items that were found by their vectors for a member of a cluster. Kept beside the member, never written to.
 *
 * @param asOfMillis when they were looked for, by event time
 * @param spaces what was found in each of the spaces, in their order
 * @param interests the interests that the member's interest is made of; none when they were not looked at
 */
public record FoundItems(long asOfMillis, List<FoundInSpace> spaces, List<FoundInterest> interests) {
    /** Nothing was looked for. */
    public static final FoundItems NONE = new FoundItems(Long.MIN_VALUE, List.of(), List.of());

    private static final FoundInSpace NOTHING = new FoundInSpace(null, 0, new int[0]);

    /** What was found in one of the spaces; nothing where nothing was looked for. */
    public FoundInSpace inSpace(int space) {
        return space < spaces.size() ? spaces.get(space) : NOTHING;
    }

    /** The interests that an item is near to, by category: their cosines with the interest as a whole. */
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
     * What was found in one space.
     *
     * @param direction unit vector of the member as it was then, or null
     * @param told how many items had become possible to find by then: later ones can't be among them
     * @param nearest numbers of the items nearest to it
     */
    public record FoundInSpace(float[] direction, int told, int[] nearest) {}

    /**
     * One of a member's interests.
     *
     * @param category that its tags have in common
     * @param direction unit vector
     * @param cosine with the interest as a whole, positive
     * @param quota how many items of a list are for it
     * @param nearest numbers of the items nearest to it
     */
    public record FoundInterest(String category, float[] direction, float cosine, int quota, int[] nearest) {}
}
