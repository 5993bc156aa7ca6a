package dev.eddy.recall.cluster;

import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.NeighbourOptions.CoOccurrence;
import dev.eddy.recall.items.NeighbourOptions.HalfLife;
import dev.eddy.recall.items.NeighbourOptions.Sequence;
import dev.eddy.recall.items.NeighbourOptions.SimilarUsers;

/** Test vocabulary: settings under which small clusters reach every bound. */
final class Settings {
    private Settings() {}

    /** The default settings with a list short enough for a small cluster. */
    static NeighbourOptions shipped(int listSize) {
        return new NeighbourOptions(
                listSize,
                200,
                new HalfLife(5_000, .2),
                new SimilarUsers(1_000, 40, .93, 500, 20),
                new CoOccurrence(20, .9, 40, .95, 1_000, 10),
                new Sequence(8, .7, 3),
                0,
                1_000);
    }

    /** Every limit is reached: recents, members read per item, neighbours, windows. */
    static NeighbourOptions tight(int listSize) {
        return new NeighbourOptions(
                listSize,
                8,
                new HalfLife(60, .3),
                new SimilarUsers(4, 5, .8, 6, 3),
                new CoOccurrence(4, .6, 2, .5, 3, 1),
                new Sequence(3, .5, 2),
                0,
                1_000);
    }

    /** Few members share enough, so that the nearest by cosine fill up. */
    static NeighbourOptions filledUp(int listSize) {
        return new NeighbourOptions(
                listSize,
                12,
                new HalfLife(200, .2),
                new SimilarUsers(2, 2, .9, 30, 25),
                new CoOccurrence(4, .9, 3, .9, 2, 0),
                new Sequence(4, .9, 4),
                0,
                1_000);
    }
}
