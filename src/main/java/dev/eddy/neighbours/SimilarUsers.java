package dev.eddy.neighbours;

import dev.eddy.vector.TopK;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Channel {@code ucf}: the members most like the user, by shared recents and the cosine of the interests, and what they
 * had lately. A user-based variant of VMIS-kNN (Kersbergen, Sprangers and Schelter, "Serenade", SIGMOD 2022, section 3):
 * the index is read from each of the user's items to its newest members only, and the less far, the less it counts.
 */
final class SimilarUsers {
    /** A neighbour found by cosine alone counts this much of what the weakest sharer does. */
    private static final double FILLER_WEIGHT = .1;

    /** So many of the members who were active last are asked for their cosine. */
    static final int FILLERS_ASKED = 100;

    /**
     * Share of what a neighbour's interaction counts that does not fade with time. On a stream of news what is old hardly
     * counts, so little harm is done; on a log where age means little a neighbour's whole history is of use.
     */
    static final double LASTING_SHARE = .2;

    private final NeighbourOptions options;
    private final ClusterIndex index;
    private final Fades userFades;
    private final Scores similarities = new Scores();
    private final TopK mostShared;
    private final int[] neighbours;
    /** Of those whose cosine was asked for: the cosine, then how alike they are. */
    private final float[] alike;
    /** What makes a faded interaction relative to the cluster's newest one, as of the last call. */
    private double perNewest;

    /** What members, by slot, add to the score of one item; null unless that was asked. */
    private Map<Integer, Double> parts;

    private int partsOf;

    SimilarUsers(NeighbourOptions options, ClusterIndex index) {
        this.options = options;
        this.index = index;
        this.userFades = new Fades(options.userFade(), options.userRecents());
        this.neighbours = new int[options.neighbours()];
        this.alike = new float[Math.max(options.neighbours(), FILLERS_ASKED)];
        this.mostShared = TopK.ofPositive(options.neighbours(), this::isBefore);
    }

    void score(IndexedMember user, Scores items) {
        similarities.ensureCapacity(index.members.capacity());
        perNewest = index.tempo.fading().relativeTo(index.tempo.newestMillis(), 1);
        addSharers(user);
        TopK sharers = mostShared();
        int found = sharers.size();
        for (int i = 0; i < found; i++) {
            neighbours[i] = sharers.id(i);
        }
        fetch(neighbours, found);
        double share = options.cosineShare();
        index.directions.cosines(share > 0 ? index.directions.get(user.slot) : null, neighbours, 0, found, alike);
        double weakest = 1;
        double strongest = 0;
        for (int i = 0; i < found; i++) {
            alike[i] = (float) (sharers.score(i) * (1 - share + share * alike[i]));
            strongest = Math.max(strongest, alike[i]);
        }
        for (int i = 0; i < found; i++) {
            if (alike[i] > 0) {
                weakest = Math.min(weakest, alike[i]);
                addRecents(neighbours[i], alike[i] / strongest, alike[i], items);
            }
        }
        if (found < options.minNeighbours()) {
            fillUp(user, options.minNeighbours() - found, weakest * FILLER_WEIGHT, items);
        }
        similarities.clear();
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
        int read = Evidence.toRead(recents.length, share);
        float[] fades = index.fades(member);
        double fading = (1 - LASTING_SHARE) * weight * perNewest;
        double lasting = LASTING_SHARE * weight;
        items.addAll(recents, fades, fading, index.positionFades, lasting, read);
        if (parts != null) {
            for (int i = 0; i < read; i++) {
                if (recents[i] == partsOf) {
                    parts.put(member, fading * fades[i] + lasting * index.positionFades[i]);
                }
            }
        }
    }

    private void addSharers(IndexedMember user) {
        for (int position = 0; position < Math.min(user.recents.length, options.userRecents()); position++) {
            IndexedItem item = index.items.at(user.recents[position]);
            double rarity = Math.log(1 + (double) index.contributors / (1 + item.count()));
            double weight = rarity * userFades.at(position);
            int read = Evidence.toRead(options.readLimit(), userFades.at(position));
            int oldest = Math.max(0, item.count() - read);
            similarities.addAll(item.members(), oldest, item.count(), weight);
        }
        similarities.drop(user.slot);
    }

    /** The neighbours are chosen by what they share, as in VMIS-kNN: asking every sharer for the cosine is dear. */
    private TopK mostShared() {
        return similarities
                .offerTo(mostShared.cleared(), index.perRootOfRecents)
                .selected();
    }

    private void fillUp(IndexedMember user, int count, double weight, Scores items) {
        int[] latest = index.latest();
        int asked = 0;
        for (int slot : latest) {
            if (slot != user.slot && similarities.of(slot) == 0) {
                latest[asked++] = slot;
            }
        }
        fetch(latest, asked);
        index.directions.cosines(index.directions.get(user.slot), latest, 0, asked, alike);
        TopK fillers = TopK.ofPositive(count, this::isBefore);
        for (int i = 0; i < asked; i++) {
            fillers.offer(latest[i], alike[i]);
        }
        fillers.selected();
        for (int i = 0; i < fillers.size(); i++) {
            addRecents(fillers.id(i), 1, weight * fillers.score(i), items);
        }
    }

    private boolean isBefore(int memberA, int memberB) {
        return index.members.at(memberA).userId.compareTo(index.members.at(memberB).userId) < 0;
    }

    /** Fetches what is read of members one after the other. */
    private void fetch(int[] members, int count) {
        index.fetchRecents(members, 0, count);
        index.fetchFades(members, 0, count);
    }
}
