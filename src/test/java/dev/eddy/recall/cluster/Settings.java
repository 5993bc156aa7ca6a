package dev.eddy.recall.cluster;

import dev.eddy.recall.items.NeighbourOptions;

/** Test vocabulary: settings under which small clusters reach every bound. */
final class Settings {
    private Settings() {}

    /** The default settings with a list short enough for a small cluster. */
    static NeighbourOptions shipped(int listSize) {
        return new NeighbourOptions(
                listSize, 200, 5_000, .2, 1_000, 40, .93, 500, 20, 20, .9, 40, .95, 1_000, 10, 8, .7, 3, 0, 1_000);
    }

    /** Every limit is reached: recents, members read per item, neighbours, windows. */
    static NeighbourOptions tight(int listSize) {
        return new NeighbourOptions(listSize, 8, 60, .3, 4, 5, .8, 6, 3, 4, .6, 2, .5, 3, 1, 3, .5, 2, 0, 1_000);
    }

    /** Few members share enough, so that the nearest by cosine fill up. */
    static NeighbourOptions filledUp(int listSize) {
        return new NeighbourOptions(listSize, 12, 200, .2, 2, 2, .9, 30, 25, 4, .9, 3, .9, 2, 0, 4, .9, 4, 0, 1_000);
    }
}
