package dev.eddy.recall.items;

import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.Serializable;
import java.util.Map;

/** Options of collaborative filtering inside a cluster. {@code trial} chose the defaults on a news and a library stream. */
public record NeighbourOptions(
        @Option(key = "internal.neighbours.list-size", defaultValue = "100", range = "1 to 1000", text = """
                Items in the list of each channel. The default is that of the merged list, so that one channel alone
                could fill it.""")
        int listSize,

        @Option(key = "internal.neighbours.recents", defaultValue = "200", range = "1 to 10000", text = """
                Latest positive interactions of a member that are indexed. More of them recall older taste. Index,
                memory and the time of a refresh grow with it.""")
        int recents,

        HalfLife halfLife,

        SimilarUsers similarUsers,

        CoOccurrence coOccurrence,

        Sequence sequence,

        @Option(key = "internal.neighbours.staleness", defaultValue = "0.2", range = "0 to 1", text = """
                Share of an item's members who may have had an interaction since its co-occurrences were computed. A
                fifth of them changes little, and new pairs are added at once. With 0, co-occurrence and popularity
                are computed with every refresh; otherwise popularity is kept for five seconds.""")
        double staleness,

        @Option(
                key = "neighbours.resident-megabytes",
                defaultValue = "2048",
                range = "1 to " + MOST_MEGABYTES,
                text = """
                Memory that all cluster models of a task take, in MB. The least used model leaves first and comes
                back from state; four always stay. The default holds 250,000 members of 75 interactions, about 8 KB
                each. Lower it when the heap is small.""")
        int residentMegabytes)
        implements Serializable {

    /** More memory than there is. */
    public static final int MOST_MEGABYTES = 100_000_000;

    /** Time in which the interactions of a cluster lose half their weight, counted in interactions. */
    public record HalfLife(
            @Option(
                    key = "internal.neighbours.half-life-events",
                    defaultValue = "5000",
                    range = "1 to 1000000000",
                    text = """
                Interactions of a cluster that set its half-life: the time between the interaction of this rank,
                counted from the newest, and the newest. It is counted in events, because last week is old in a
                stream of news, and last year is not in a library.""")
            int events,

            @Option(key = "internal.neighbours.half-life-share", defaultValue = "0.2", range = "0 to 1", text = """
                Share of a cluster's interactions that the half-life spans at least. Large clusters see many events
                in an hour. With a fifth they forget no faster than small ones.""")
            double share)
            implements Serializable {}

    /** The search for users who share items with a member. */
    public record SimilarUsers(
            @Option(key = "internal.neighbours.read-limit", defaultValue = "200", range = "1 to 100000", text = """
                Members that are read per item to find similar users, the newest first. It bounds the cost of an item
                that everybody had. Fewer are read of earlier items.""")
            int readLimit,

            @Option(key = "internal.neighbours.user-recents", defaultValue = "15", range = "1 to 100", text = """
                Latest items of the user by which similar users are found. More of them find members who share an
                older taste, at the cost of read-limit members each.""")
            int recents,

            @Option(key = "internal.neighbours.user-fade", defaultValue = "0.87", range = "0 to 1", text = """
                Weight of each of these items, as a factor from the item after it in time. The 15th weighs a seventh.""")
            double fade,

            @Option(key = "internal.neighbours.neighbours", defaultValue = "100", range = "1 to 100000", text = """
                Similar users whose items are taken: those who share most. More of them give fuller lists with weaker
                reasons.""")
            int most,

            @Option(key = "internal.neighbours.min-neighbours", defaultValue = "20", range = "0 to 100", text = """
                Similar users below which the nearest by cosine fill up, out of the 100 that were active last. They
                serve new users and small clusters, and weigh a tenth of the weakest at most.""")
            int least)
            implements Serializable {}

    /** Items that occur together in the histories of the members. */
    public record CoOccurrence(
            @Option(key = "internal.neighbours.item-recents", defaultValue = "20", range = "1 to 10000", text = """
                Latest items of the user that co-occurrence starts from. Less is read of earlier items, so that more
                of them cost little.""")
            int recents,

            @Option(key = "internal.neighbours.item-fade", defaultValue = "0.85", range = "0 to 1", text = """
                Weight of each of these items, as a factor from the item after it in time. The 20th weighs about a
                twentieth.""")
            double fade,

            @Option(key = "internal.neighbours.window", defaultValue = "40", range = "1 to 1000", text = """
                Positions to either side of an item in which others occur together with it. A wider window finds
                looser pairs, and costs two steps more per member read.""")
            int window,

            @Option(
                    key = "internal.neighbours.distance-fade",
                    defaultValue = "0.9",
                    range = "0 to 1",
                    text = "Weight of one more position between two items. At 20 positions about an eighth is left.")
            double distanceFade,

            @Option(
                    key = "internal.neighbours.item-read-limit",
                    defaultValue = "1000",
                    range = "1 to 100000",
                    text = """
                Members that are read per item for co-occurrence and sequence, the newest first. It is more than
                read-limit, because the result is kept for a while: see staleness.""")
            int readLimit,

            @Option(key = "internal.neighbours.shrink", defaultValue = "10.0", range = "0 to 1000000", text = """
                Number that is added to the root of the two items' counts, by which co-occurrence is divided. It
                damps pairs with little evidence.""")
            double shrink)
            implements Serializable {}

    /** Items that follow one another in the histories. */
    public record Sequence(
            @Option(key = "internal.neighbours.sequence-recents", defaultValue = "8", range = "1 to 10000", text = """
                Last items of the user whose successors are looked up. They are few, since the next item depends on
                the last steps.""")
            int recents,

            @Option(key = "internal.neighbours.sequence-fade", defaultValue = "0.7", range = "0 to 1", text = """
                Weight of each of these items, as a factor from the item after it in time. The 8th weighs a twelfth.""")
            double fade,

            @Option(key = "internal.neighbours.sequence-steps", defaultValue = "3", range = "1 to 1000", text = """
                Next items that count as successors; the n-th counts one n-th. Members skip and stray, hence more
                than one.""")
            int steps)
            implements Serializable {}

    /** The same options without cached lists, so that lists do not depend on earlier requests. */
    public NeighbourOptions neverStale() {
        return Options.with(this, Map.of("internal.neighbours.staleness", 0));
    }
}
