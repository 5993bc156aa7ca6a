package dev.eddy.recall.cluster;

import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.PositionDecay;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.Arrays;

/**
 * Finds the members who share most of a user's latest items. Newer and rarer items weigh more. VMIS-kNN (Kersbergen,
 * Sprangers and Schelter, "Serenade", SIGMOD 2022, section 3), which reads only the newest members of each item.
 */
public final class NearestMembers {
    /** Share of an item's weight that its oldest read member loses against the newest. */
    private static final double OLDEST_LOSES = .1;

    private final NeighbourOptions options;
    private final PositionDecay fades;
    /** Weights of the read members of an item, oldest first. They order members who share the same items. */
    private final float[] ages;

    private final Scores shared = new Scores();
    private final TopK best;
    /** Position among the user's recents of the newest item that a member shares, by member slot. */
    private byte[] newestShared = {};

    private ClusterIndex index;
    private int[] members = {};
    private float[] scores = {};

    public NearestMembers(NeighbourOptions options) {
        this.options = options;
        this.fades = new PositionDecay(
                options.similarUsers().fade(), options.similarUsers().recents());
        this.ages = new float[options.similarUsers().readLimit()];
        for (int age = 0; age < ages.length; age++) {
            ages[ages.length - 1 - age] = (float) (1 - OLDEST_LOSES * age / ages.length);
        }
        this.best = TopK.ofPositive(options.similarUsers().most(), (a, b) -> index.isBefore(a, b));
    }

    /** Finds the nearest members of a user of a cluster. The other methods answer for the user of the last call. */
    public void find(ClusterIndex cluster, IndexedMember user) {
        index = cluster;
        shared.clear();
        shared.ensureCapacity(index.members.capacity());
        if (newestShared.length < index.members.capacity()) {
            newestShared = Arrays.copyOf(newestShared, index.recents.length);
        }
        // The newest item comes last, so that its position overwrites the others.
        for (int position = Math.min(user.recents.length, options.similarUsers().recents()) - 1;
                position >= 0;
                position--) {
            addHolders(index.items.at(user.recents[position]), position);
        }
        shared.drop(user.slot);
        shared.collect().offerTo(best.cleared()).selected();
        members = best.ids();
        scores = best.scores();
        index.fetchRecents(members, 0, members.length);
    }

    private void addHolders(ClusterItem item, int position) {
        double rarity = Math.log(1 + (double) index.contributors / (1 + item.count));
        int[] holders = item.members;
        int oldest = Math.max(
                0, item.count - PositionDecay.toRead(options.similarUsers().readLimit(), fades.at(position)));
        shared.addAll(holders, oldest, item.count, ages, ages.length - item.count, rarity * fades.at(position));
        byte[] newestShared = this.newestShared;
        for (int i = oldest; i < item.count; i++) {
            newestShared[holders[i]] = (byte) position;
        }
    }

    /** Slots of the members found, unordered; not to be changed. */
    public int[] members() {
        return members;
    }

    /** Their scores, above 0; not to be changed. */
    public float[] scores() {
        return scores;
    }

    /** Position among the user's recents of the newest item that a found member shares. */
    public int newestShared(int member) {
        return newestShared[member];
    }

    /** Whether a member shares an item, found or not. */
    public boolean isSharer(int member) {
        return shared.of(member) > 0;
    }
}
