package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Evidence;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Channel {@code ucf}: what the nearest members had lately, the more by members who share more. Where few members share anything,
 * those with the closest interest vectors fill up.
 */
public final class SimilarUsers {
    /** A neighbour found by cosine alone counts this much of what the weakest sharer does. */
    private static final double FILLER_WEIGHT = .1;

    /** The latest active members whose cosine with the user is computed. */
    static final int FILLERS_ASKED = 100;

    private final NeighbourOptions options;
    private final ClusterIndex index;
    private final NearestMembers neighbours;
    private final float[] cosines = new float[FILLERS_ASKED];

    /** What members, by slot, add to the score of one item; null unless that was asked. */
    private Map<Integer, Double> parts;

    private int partsOf;

    public SimilarUsers(NeighbourOptions options, ClusterIndex index, NearestMembers neighbours) {
        this.options = options;
        this.index = index;
        this.neighbours = neighbours;
    }

    /** Adds the scores of items, by slot; the neighbours are those of the user. */
    public void score(IndexedMember user, Scores items) {
        int found = neighbours.size();
        int[] members = neighbours.members();
        index.fetchFades(members, 0, found);
        double strongest = 0;
        double weakest = 1;
        for (int i = 0; i < found; i++) {
            strongest = Math.max(strongest, weight(i));
            weakest = Math.min(weakest, weight(i));
        }
        for (int i = 0; i < found; i++) {
            addRecents(members[i], weight(i) / strongest, weight(i), items);
        }
        if (found < options.minNeighbours()) {
            fillUp(user, options.minNeighbours() - found, weakest * FILLER_WEIGHT, items);
        }
    }

    /** The root, as a few shared items more or less say little about what else two users have in common. */
    private double weight(int neighbour) {
        return Math.sqrt(neighbours.scores()[neighbour]);
    }

    /** What members, by slot, add to the score of one item, by slot. */
    Map<Integer, Double> parts(IndexedMember user, int item, Scores items) {
        parts = new LinkedHashMap<>();
        partsOf = item;
        score(user, items);
        items.clear();
        Map<Integer, Double> found = parts;
        parts = null;
        return found;
    }

    private void addRecents(int member, double share, double weight, Scores items) {
        int[] recents = index.recents[member];
        float[] fades = index.fades(member);
        int read = Evidence.toRead(recents.length, share);
        items.addAll(recents, 0, read, fades, 0, weight);
        if (parts != null) {
            int position = ClusterIndex.positionOf(partsOf, recents);
            if (position < read) {
                parts.put(member, weight * fades[position]);
            }
        }
    }

    private void fillUp(IndexedMember user, int count, double weight, Scores items) {
        int[] latest = index.latest();
        int asked = 0;
        for (int slot : latest) {
            if (slot != user.slot && !neighbours.isSharer(slot)) {
                latest[asked++] = slot;
            }
        }
        index.fetchRecents(latest, 0, asked);
        index.fetchFades(latest, 0, asked);
        index.directions.cosines(index.directions.get(user.slot), latest, 0, asked, cosines);
        TopK fillers = TopK.ofPositive(count, index::isBefore);
        for (int i = 0; i < asked; i++) {
            fillers.offer(latest[i], cosines[i]);
        }
        fillers.selected();
        for (int i = 0; i < fillers.size(); i++) {
            addRecents(fillers.id(i), 1, weight * fillers.score(i), items);
        }
    }
}
