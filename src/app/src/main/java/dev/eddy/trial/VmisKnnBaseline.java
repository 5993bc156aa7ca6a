package dev.eddy.trial;

import dev.eddy.recall.items.Scores;

/**
 * VMIS-kNN (Kersbergen, Sprangers and Schelter, "Serenade – Low-Latency Session-Based Recommendation in e-Commerce at
 * Scale", SIGMOD 2022, sections 3 and 4). Of the newest sessions that share an item with the user's session, those that share most
 * of its later items recommend their items; rare items count more.
 */
final class VmisKnnBaseline extends SessionKnnBaseline {
    /** At most nine items count, else the weight of a match would fall below 0. */
    static final Settings BEST = new Settings(Protocol.SESSION_GAP, 9, 500, 200);

    static final Settings UNCUT = new Settings(Settings.NO_GAP, 9, 500, 100);

    VmisKnnBaseline(String name, Settings settings, Had had) {
        super(name, settings, had);
    }

    /** 1 for the newest, down to one over their number. */
    @Override
    double weight(int place, int length) {
        return (length - place) / (double) length;
    }

    @Override
    double closeness(Session neighbour, long asOfMillis) {
        return 1;
    }

    /** With a weight of 1 minus a tenth of the match's position, from 1. */
    @Override
    void recommend(Session neighbour, double similarity, int match, int shared, Scores scores) {
        double weight = similarity * (1 - .1 * (match + 1));
        for (int j = 0; j < neighbour.items.size(); j++) {
            int item = neighbour.items.get(j);
            scores.add(item, weight * rarity(item));
        }
    }
}
