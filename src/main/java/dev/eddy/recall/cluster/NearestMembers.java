package dev.eddy.recall.cluster;

import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.PositionDecay;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.Arrays;

/**
 * The members who share most of a user's latest items: an item counts the more, the later the user had it and the fewer members
 * did. Found as in VMIS-kNN (Kersbergen, Sprangers and Schelter, "Serenade", SIGMOD 2022, section 3), where an item is only
 * asked for its newest members.
 */
public final class NearestMembers {
    /** Share of its weight that an item loses from its newest member to the last one that is read. */
    private static final double OLDEST_LOSES = .1;

    private final NeighbourOptions options;
    private final PositionDecay fades;
    /** Weights of an item's members who are read, oldest first. Members who share the same items differ by it. */
    private final float[] ages;

    private final Scores shared = new Scores();
    private final TopK best;
    /** Position, among the user's latest items, of the newest one that a member shares; by the member's slot. */
    private byte[] newestShared = {};

    private ClusterIndex index;
    private int[] members = {};
    private float[] scores = {};
    private int size;

    public NearestMembers(NeighbourOptions options) {
        this.options = options;
        this.fades = new PositionDecay(options.userFade(), options.userRecents());
        this.ages = new float[options.readLimit()];
        for (int age = 0; age < ages.length; age++) {
            ages[ages.length - 1 - age] = (float) (1 - OLDEST_LOSES * age / ages.length);
        }
        this.best = TopK.ofPositive(options.neighbours(), (a, b) -> index.isBefore(a, b));
    }

    /** Finds the nearest members of a user of a cluster. The other methods answer for the user of the last call. */
    public void find(ClusterIndex cluster, IndexedMember user) {
        index = cluster;
        shared.clear();
        shared.ensureCapacity(index.members.capacity());
        if (newestShared.length < index.members.capacity()) {
            newestShared = Arrays.copyOf(newestShared, index.recents.length);
        }
        // The newest item comes last, so that its position is the one that stays.
        for (int position = Math.min(user.recents.length, options.userRecents()) - 1; position >= 0; position--) {
            addHolders(index.items.at(user.recents[position]), position);
        }
        shared.drop(user.slot);
        shared.offerTo(best.cleared()).selected();
        size = best.size();
        members = best.ids();
        scores = best.scores();
        index.fetchRecents(members, 0, size);
    }

    private void addHolders(ClusterItem item, int position) {
        double rarity = Math.log(1 + (double) index.contributors / (1 + item.count()));
        int[] holders = item.members();
        int oldest = Math.max(0, item.count() - PositionDecay.toRead(options.readLimit(), fades.at(position)));
        shared.addAll(holders, oldest, item.count(), ages, ages.length - item.count(), rarity * fades.at(position));
        byte[] newestShared = this.newestShared;
        for (int i = oldest; i < item.count(); i++) {
            newestShared[holders[i]] = (byte) position;
        }
    }

    /** How many were found. */
    public int size() {
        return size;
    }

    /** Slots of those who were found, in no particular order; not to be written to. */
    public int[] members() {
        return members;
    }

    /** What they share, more than 0; not to be written to. */
    public float[] scores() {
        return scores;
    }

    /** The newest of the user's items that a member who was found shares, as its position among the user's recents. */
    public int newestShared(int member) {
        return newestShared[member];
    }

    /** Whether a member shares anything, found or not. */
    public boolean isSharer(int member) {
        return shared.of(member) > 0;
    }
}
