package dev.eddy.neighbours;

import java.util.List;

/**
 * Items that were found elsewhere for a member of a cluster, as they were once kept beside the member: savepoints have some.
 *
 * @param lists at most one for each channel
 */
public record FoundLists(List<FoundList> lists) {
    /**
     * What one channel recalls from.
     *
     * @param channel its name
     */
    public record FoundList(String channel, List<String> itemIds) {}
}
