package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Decay;
import dev.eddy.recall.items.HottestByHalfLife;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.Slots;
import dev.eddy.vector.VectorTable;
import dev.eddy.vector.Vectors;
import java.util.Arrays;

/**
 * The members and items of one cluster by slot, in arrays that the channels read. {@link ClusterIndexer} fills it. Its
 * content depends only on the set of members, not on the order of their changes.
 */
public final class ClusterIndex {
    /** Number of members returned by {@link #latest}. */
    public static final int LATEST_MEMBERS = 100;
    /** Integers in a cache line of 64 bytes. */
    static final int CACHE_LINE = 16;
    /** Weight of one more position among a member's recents. */
    private static final double POSITION_FADE = .99;
    /** Part of an interaction's weight that does not decay. It helps on library logs and costs little on news. */
    private static final double LASTING_SHARE = .2;

    // Measured, with compressed pointers (a heap below 32 GB).
    private static final long BYTES_OF_INTERACTION = 96;
    private static final long BYTES_OF_IMPRESSION = 20;
    private static final long BYTES_OF_MEMBER = 400;
    private static final long BYTES_OF_ITEM = 600;

    final ItemNumbers numbers;
    /** Weights of the positions among a member's recents. */
    private final double[] positionFades;

    final Slots<String, IndexedMember> members = new Slots<>(this::newMember);
    final Slots<Integer, ClusterItem> items = new Slots<>(this::newItem);

    // By member slot:
    /** Item slots of a member's recents, newest first. */
    int[][] recents = {};
    /** Weights of a member's recents for others, as of the {@link ClusterHalfLife#era} in {@link #eras}. */
    private float[][] fades = {};

    private int[] eras = {};
    /** Unit vectors of the interests. */
    final VectorTable directions = new VectorTable();

    // By item slot:
    /** Square root of the number of members who have the item among their recents. */
    double[] rootOfCount = {};
    /** Number of the item. */
    int[] numberOf = {};
    /** Number of changes near the item in the members' recents. */
    int[] changes = {};

    /** Checksum of prefetched memory. Nobody reads it; it keeps the compiler from removing the prefetch. */
    int fetched;

    /** Number of members whose interactions count for others. */
    int contributors;
    /** Number of members that are borrowed from other clusters. */
    int guests;
    /** Number of interactions in all histories. */
    long interactions;
    /** Number of items in all members' impressions. */
    long impressions;
    /** Sum of {@link ClusterItem#returns} over all items. */
    long returns;
    /** Sum of {@link ClusterItem#count} over all items. */
    long holders;

    final ClusterHalfLife halfLife;
    /** The members with {@link IndexedMember#isActive}. */
    final LatestMembers latest = new LatestMembers(LATEST_MEMBERS, slot -> members.at(slot).userId);

    final HottestByHalfLife hottest;

    /** @param recentsLimit largest number of recents of a member */
    ClusterIndex(ItemNumbers numbers, int recentsLimit, ClusterHalfLife halfLife) {
        this.numbers = numbers;
        this.positionFades = new double[recentsLimit];
        Arrays.setAll(positionFades, position -> Math.pow(POSITION_FADE, position));
        this.halfLife = halfLife;
        this.hottest = new HottestByHalfLife(numbers);
    }

    private IndexedMember newMember(String userId, int slot) {
        if (slot == recents.length) {
            int capacity = Math.max(16, 2 * slot);
            recents = Arrays.copyOf(recents, capacity);
            fades = Arrays.copyOf(fades, capacity);
            eras = Arrays.copyOf(eras, capacity);
        }
        return new IndexedMember(userId, slot);
    }

    private ClusterItem newItem(int number, int slot) {
        if (slot == numberOf.length) {
            int capacity = Math.max(16, 2 * slot);
            numberOf = Arrays.copyOf(numberOf, capacity);
            rootOfCount = Arrays.copyOf(rootOfCount, capacity);
            changes = Arrays.copyOf(changes, capacity);
        }
        numberOf[slot] = number;
        numbers.hold(number);
        return new ClusterItem(number, slot, members);
    }

    /** Approximate size in bytes of memory. */
    long bytes() {
        long vectors = (long) Float.BYTES * directions.dimension() * members.capacity();
        return BYTES_OF_INTERACTION * interactions
                + BYTES_OF_IMPRESSION * impressions
                + BYTES_OF_MEMBER * members.capacity()
                + BYTES_OF_ITEM * items.capacity()
                + vectors;
    }

    /** A member as {@link ClusterIndexer#put} got it. */
    Member member(IndexedMember indexed) {
        return new Member(
                indexed.userId,
                indexed.history,
                directions.get(indexed.slot),
                indexed.contributes,
                indexed.isGuest,
                indexed.aversion);
    }

    /** Bound of the item slots. */
    public int itemCapacity() {
        return items.capacity();
    }

    /** The slot of an item, by its number; negative when no member had it. */
    public int slotOf(int number) {
        ClusterItem item = items.get(number);
        return item == null ? -1 : item.slot;
    }

    public int numberOf(int slot) {
        return numberOf[slot];
    }

    public String userId(int member) {
        return members.at(member).userId;
    }

    /** Item slots of a member's recents, newest first; not to be changed. */
    public int[] recents(int member) {
        return recents[member];
    }

    /** Adds a member's unit vector, if there is one, times a weight to a sum of that dimension; returns the sum, made when null. */
    public double[] addDirection(int member, double weight, double[] sum) {
        float[] direction = directions.get(member);
        if (direction == null) {
            return sum;
        }
        double[] added = sum == null ? new double[direction.length] : sum;
        Vectors.addScaled(added, weight, direction);
        return added;
    }

    /** Cosines of one member's interest vector with those of the first {@code count} of others, by slot. */
    public void cosines(int member, int[] others, int count, float[] cosines) {
        directions.cosines(directions.get(member), others, 0, count, cosines);
    }

    /** Slots of the {@value #LATEST_MEMBERS} members with the latest interactions, newest first. */
    public int[] latest() {
        return latest.take(each -> members.forEach(member -> {
            if (member.isActive()) {
                each.accept(member.slot, member.clicks[0].atMillis());
            }
        }));
    }

    /**
     * Prefetches the recents of members into the cache. The loads run in parallel here, while a loop that works on each
     * row would wait for one after the other.
     */
    public void fetchRecents(int[] members, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            int[] row = recents[members[i]];
            for (int j = 0; j < row.length; j += CACHE_LINE) {
                sum += row[j];
            }
        }
        fetched += sum;
    }

    /** Prefetches the weights of the recents: as {@link #fetchRecents}. */
    public void fetchFades(int[] members, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            float[] row = fades[members[i]];
            for (int j = 0; j < row.length; j += CACHE_LINE) {
                sum += row[j];
            }
        }
        fetched += sum > 0 ? 1 : 0;
    }

    /** Weights of a member's recents for others; not to be changed. */
    public float[] fades(int member) {
        if (eras[member] != halfLife.era()) {
            setFades(members.at(member));
        }
        return fades[member];
    }

    void setRecents(IndexedMember member) {
        recents[member.slot] = member.recents;
        setFades(member);
    }

    private void setFades(IndexedMember member) {
        Decay decay = halfLife.decay();
        float[] faded = new float[member.clicks.length];
        for (int position = 0; position < faded.length; position++) {
            double age = LASTING_SHARE + (1 - LASTING_SHARE) * decay.at(member.clicks[position].atMillis(), 1);
            faded[position] = (float) (positionFades[position] * age);
        }
        fades[member.slot] = faded;
        eras[member.slot] = halfLife.era();
    }

    /** The position of an item among a member's recents; the number of recents when it is not one of them. */
    public static int positionOf(int item, int[] recents) {
        int position = 0;
        while (position < recents.length && recents[position] != item) {
            position++;
        }
        return position;
    }

    /** Orders members by user id. */
    public boolean isBefore(int memberA, int memberB) {
        return members.at(memberA).userId.compareTo(members.at(memberB).userId) < 0;
    }
}
