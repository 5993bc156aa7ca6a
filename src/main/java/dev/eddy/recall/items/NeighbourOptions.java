package dev.eddy.recall.items;

import dev.eddy.record.Allowed;
import java.io.Serializable;

/**
 * How the collaborative filtering inside a cluster reads its index. Chosen on two unlike streams with {@code trial}: one
 * news-like, one library-like.
 *
 * @param listSize items in a channel's list
 * @param recents latest positive interactions of a member that are indexed
 * @param tempoEvents the clock of the decay: the time in which so many of the cluster's interactions came, at least, is its
 *     half-life
 * @param tempoShare or this share of the cluster's interactions, when that is more
 * @param readLimit members read per item to find similar users, newest first
 * @param userRecents the user's latest items by which similar users are found
 * @param userFade weight of each such item against the one before
 * @param neighbours similar users whose items are taken
 * @param minNeighbours with fewer sharers than this, the nearest members by cosine fill up
 * @param itemRecents the user's latest items that co-occurrence starts from
 * @param itemFade weight of each such item against the one before
 * @param window positions to either side in which items occur together
 * @param distanceFade weight of one more position between them
 * @param itemReadLimit members read per item for what goes with it and what comes next, newest first
 * @param shrink damps co-occurrence with little evidence
 * @param sequenceRecents the user's latest items whose successors are looked up
 * @param sequenceFade weight of each such item against the one before
 * @param sequenceSteps how many next items count as successors
 * @param staleness share of an item's members who may have had something since what goes with it was looked up; 0: it is
 *     looked up with every refresh, and so is what is popular, which else is kept for a second
 * @param residentMegabytes memory of a task that all cluster models take, about; beyond it the least used model is dropped and
 *     read back from state when it is needed
 */
public record NeighbourOptions(
        int listSize,
        int recents,
        int tempoEvents,
        double tempoShare,
        int readLimit,
        int userRecents,
        double userFade,
        int neighbours,
        int minNeighbours,
        int itemRecents,
        double itemFade,
        int window,
        double distanceFade,
        int itemReadLimit,
        double shrink,
        int sequenceRecents,
        double sequenceFade,
        int sequenceSteps,
        double staleness,
        int residentMegabytes)
        implements Serializable {

    public NeighbourOptions {
        Allowed.between("neighbours.list-size", listSize, 1, 1_000);
        Allowed.between("neighbours.recents", recents, 1, 10_000);
        Allowed.between("neighbours.halfLife-events", tempoEvents, 1, 1_000_000_000);
        Allowed.within("neighbours.halfLife-share", tempoShare, 0, 1);
        Allowed.between("neighbours.read-limit", readLimit, 1, 100_000);
        Allowed.between("neighbours.user-recents", userRecents, 1, 100);
        Allowed.within("neighbours.user-fade", userFade, 0, 1);
        Allowed.between("neighbours.neighbours", neighbours, 1, 100_000);
        Allowed.between("neighbours.min-neighbours", minNeighbours, 0, 100);
        Allowed.between("neighbours.item-recents", itemRecents, 1, 10_000);
        Allowed.within("neighbours.item-fade", itemFade, 0, 1);
        Allowed.between("neighbours.window", window, 1, 1_000);
        Allowed.within("neighbours.distance-fade", distanceFade, 0, 1);
        Allowed.between("neighbours.item-read-limit", itemReadLimit, 1, 100_000);
        Allowed.within("neighbours.shrink", shrink, 0, 1e6);
        Allowed.between("neighbours.sequence-recents", sequenceRecents, 1, 10_000);
        Allowed.within("neighbours.sequence-fade", sequenceFade, 0, 1);
        Allowed.between("neighbours.sequence-steps", sequenceSteps, 1, 1_000);
        Allowed.within("neighbours.staleness", staleness, 0, 1);
        Allowed.between("neighbours.resident-megabytes", residentMegabytes, 1, 100_000_000);
    }

    /** The shipped settings. */
    public static NeighbourOptions defaults() {
        return new NeighbourOptions(
                100, 200, 5_000, .2, 200, 15, .87, 100, 20, 20, .85, 40, .9, 1_000, 10, 8, .7, 3, .2, 2_048);
    }

    /** With nothing kept that may be out of date: what was kept hangs on who asked when. */
    public NeighbourOptions neverStale() {
        return new NeighbourOptions(
                listSize,
                recents,
                tempoEvents,
                tempoShare,
                readLimit,
                userRecents,
                userFade,
                neighbours,
                minNeighbours,
                itemRecents,
                itemFade,
                window,
                distanceFade,
                itemReadLimit,
                shrink,
                sequenceRecents,
                sequenceFade,
                sequenceSteps,
                0,
                residentMegabytes);
    }
}
