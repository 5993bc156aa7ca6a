package dev.eddy.neighbours;

import java.util.List;

/**
 * Items that were found elsewhere for a member of a cluster, as they are kept beside the member.
 *
 * @param lists at most one for each channel
 */
public record FoundLists(List<FoundList> lists) {
    /** Nothing was found. */
    public static final FoundLists NONE = new FoundLists(List.of());

    /**
     * What one channel recalls from.
     *
     * @param channel its name
     */
    public record FoundList(String channel, List<String> itemIds) {}

    /** Of one channel only. */
    public static FoundLists of(Channel channel, List<String> itemIds) {
        return new FoundLists(List.of(new FoundList(channel.channelName(), itemIds)));
    }

    /** Ids of the items of a channel. */
    List<String> itemIds(Channel channel) {
        return lists.stream()
                .filter(list -> list.channel().equals(channel.channelName()))
                .findFirst()
                .map(FoundList::itemIds)
                .orElse(List.of());
    }
}
