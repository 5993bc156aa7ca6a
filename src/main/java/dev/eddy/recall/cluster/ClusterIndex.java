package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Decay;
import dev.eddy.recall.items.HottestItems;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.Slots;
import dev.eddy.user.Interaction;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.VectorTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Members and items of one cluster, each pointing at the other by slot, so that the channels read arrays of numbers. A pure
 * function of the set of members: whatever the order they came in, and whatever came and went before.
 */
public final class ClusterIndex {
    /** Weight of one more position among a member's recents. */
    private static final double POSITION_FADE = .99;

    /**
     * The part of an interaction's weight that does not fade with time. It helps on logs where old interactions tell as much as
     * new ones, and costs little on a stream of news.
     */
    private static final double LASTING_SHARE = .2;

    private static final Interaction[] NO_CLICKS = {};

    // Measured, on a heap of less than 32 GB.
    private static final long BYTES_OF_INTERACTION = 96;

    private static final long BYTES_OF_MEMBER = 400;
    private static final long BYTES_OF_ITEM = 600;

    /** Latest active members that are known, see {@link #latest}. */
    public static final int LATEST_MEMBERS = 100;

    /** Integers in a cache line. */
    static final int CACHE_LINE = 16;

    /** The mean item counts as much as this many more holders of an item, when returns to it are compared with the mean... */
    private static final double PRIOR_HOLDERS = 10;

    /** ...and at least as much as one return: where hardly anybody returns to anything, a single return says little. */
    private static final double LEAST_PRIOR_RETURNS = 1;

    private final ItemNumbers numbers;
    private final int recentsLimit;
    private final int window;
    /** Weights of the positions among a member's recents. */
    private final double[] positionFades;

    public final Slots<String, IndexedMember> members = new Slots<>(this::newMember);
    public final Slots<Integer, ClusterItem> items = new Slots<>(this::newItem);

    // What the channels read of one member or item after the other, by slot: the fewer places in memory, the sooner.
    /** Slots of the items of a member's recents, newest first. */
    int[][] recents = {};
    /** Weight of each of a member's recents for others, in the {@link ClusterHalfLife#era} in which it was computed. */
    private float[][] fades = {};

    private int[] eras = {};
    /** Unit vectors of the members' interests. */
    final VectorTable directions = new VectorTable();
    /** Square root of how many members have an item among their recents. */
    double[] rootOfCount = {};
    /** An item's number. */
    int[] numberOf = {};
    /** How often the surroundings of an item have changed. */
    int[] changes = {};

    /** How much was fetched; nothing asks, yet without it the compiler would leave the fetching out. */
    int fetched;

    /** Members whose interactions count for others. */
    int contributors;

    /** Interactions of all members. */
    private long interactions;

    /** Clicks beyond the first on an item by the same member, over all items. */
    private long returns;
    /** Members who have an item among their recents, summed over all items. */
    private long holders;

    final ClusterHalfLife halfLife;
    /** Of those whose interactions count for others. */
    private final LatestMembers latest = new LatestMembers(LATEST_MEMBERS, slot -> members.at(slot).userId);

    final List<HottestItems> hottest = new ArrayList<>();

    /**
     * @param recentsLimit latest positive interactions of a member that are indexed
     * @param window how far from an item others are looked for
     */
    public ClusterIndex(ItemNumbers numbers, int recentsLimit, int window, ClusterHalfLife halfLife) {
        this.numbers = numbers;
        this.recentsLimit = recentsLimit;
        this.window = window;
        this.positionFades = new double[recentsLimit];
        for (int position = 0; position < recentsLimit; position++) {
            positionFades[position] = Math.pow(POSITION_FADE, position);
        }
        this.halfLife = halfLife;
        for (int i = 0; i < HalfLives.COUNT; i++) {
            hottest.add(new HottestItems(numbers, HalfLives.millis(i)));
        }
    }

    /** Adds or replaces a member. */
    public IndexedMember put(Member member) {
        IndexedMember indexed = members.getOrCreate(member.userId());
        setHistory(indexed, member.history(), member.contributes());
        directions.put(indexed.slot, member.direction());
        return indexed;
    }

    void remove(String userId) {
        IndexedMember indexed = members.get(userId);
        if (indexed != null) {
            setHistory(indexed, List.of(), false);
            directions.put(indexed.slot, null);
            members.remove(userId, indexed.slot);
        }
    }

    /** About how much memory all of this takes. */
    long bytes() {
        long vectors = (long) Float.BYTES * directions.dimension() * members.capacity();
        return BYTES_OF_INTERACTION * interactions
                + BYTES_OF_MEMBER * members.capacity()
                + BYTES_OF_ITEM * items.capacity()
                + vectors;
    }

    /** Gives up the numbers of all items; nothing may be asked any more. */
    void close() {
        items.forEach(item -> numbers.release(item.number));
    }

    /** A member as they were put. */
    Member member(IndexedMember indexed) {
        return new Member(indexed.userId, indexed.history, directions.get(indexed.slot), indexed.contributes);
    }

    /** Room that scores by an item's slot need. */
    public int itemCapacity() {
        return items.capacity();
    }

    /** The slot of an item, by its number; negative when no member had it. */
    public int slotOf(int number) {
        ClusterItem item = items.get(number);
        return item == null ? -1 : item.slot;
    }

    /** The number of the item in a slot. */
    public int numberOf(int slot) {
        return numberOf[slot];
    }

    public String userId(int member) {
        return members.at(member).userId;
    }

    /** Slots of the items of a member's recents, newest first; not to be written to. */
    public int[] recents(int member) {
        return recents[member];
    }

    /**
     * Cosines of one member's interest vector with those of others.
     *
     * @param others slots, of which the first {@code count} are meant
     */
    public void cosines(int member, int[] others, int count, float[] cosines) {
        directions.cosines(directions.get(member), others, 0, count, cosines);
    }

    /** Slots of the {@value #LATEST_MEMBERS} members who were active last, newest first. */
    public int[] latest() {
        return latest.take(each -> members.forEach(member -> {
            if (member.isActive()) {
                each.accept(member.slot, member.clicks[0].atMillis());
            }
        }));
    }

    /**
     * Reads the recents of the members in the first slots of an array. Rows that are far apart in memory then arrive side by side,
     * where a loop that works on each row waits for one after the other.
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

    /** As {@link #fetchRecents}, the weights of the recents. */
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

    /** Weight of each of a member's recents for others; not to be written to. */
    public float[] fades(int member) {
        if (eras[member] != halfLife.era()) {
            fades[member] = faded(members.at(member).clicks);
            eras[member] = halfLife.era();
        }
        return fades[member];
    }

    private float[] faded(Interaction[] clicks) {
        Decay decay = halfLife.decay();
        float[] faded = new float[clicks.length];
        for (int position = 0; position < faded.length; position++) {
            double age = LASTING_SHARE + (1 - LASTING_SHARE) * decay.at(clicks[position].atMillis(), 1);
            faded[position] = (float) (positionFades[position] * age);
        }
        return faded;
    }

    /** The position of an item among a member's recents; their number when it is not one of them. */
    public static int positionOf(int item, int[] recents) {
        int position = 0;
        while (position < recents.length && recents[position] != item) {
            position++;
        }
        return position;
    }

    /** Orders members by their user ids. */
    public boolean isBefore(int memberA, int memberB) {
        return members.at(memberA).userId.compareTo(members.at(memberB).userId) < 0;
    }

    /** How many times as often as the holders of an average item the holders of this one return to it. */
    double returnFactor(ClusterItem item) {
        double mean = holders == 0 ? 0 : (double) returns / holders;
        double prior = Math.max(PRIOR_HOLDERS * mean, LEAST_PRIOR_RETURNS);
        return (item.returns + prior) / (item.count() * mean + prior);
    }

    private void setHistory(IndexedMember member, List<Interaction> history, boolean contributes) {
        List<Interaction> historyBefore = member.history;
        List<Interaction> historyAfter = new ArrayList<>(history.size());
        int[] hadBefore = member.had;
        int[] had = new int[history.size()];
        List<ClusterItem> gone = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < had.length; i++) {
            Interaction interaction = history.get(i);
            // Most of a history is what it was, the very same objects: of an item that is had anew, the old one is
            // gone.
            if (before + 1 < hadBefore.length
                    && !historyBefore.get(before).equals(interaction)
                    && historyBefore.get(before + 1).equals(interaction)) {
                gone.add(items.at(hadBefore[before++]));
            }
            if (before < hadBefore.length && historyBefore.get(before).equals(interaction)) {
                historyAfter.add(historyBefore.get(before));
                had[i] = hadBefore[before++];
            } else {
                ClusterItem item = items.getOrCreate(numbers.of(interaction.itemId()));
                item.mentions++;
                // The id that all members share: theirs would each be in memory.
                historyAfter.add(new Interaction(
                        numbers.id(item.number),
                        interaction.atMillis(),
                        interaction.position(),
                        interaction.weight(),
                        interaction.clicks()));
                had[i] = item.slot;
            }
        }
        for (int i = before; i < hadBefore.length; i++) {
            gone.add(items.at(hadBefore[i]));
        }
        interactions += historyAfter.size() - member.history.size();
        member.history = historyAfter;
        member.had = had;
        setRecents(member, contributes);
        for (ClusterItem item : gone) {
            if (--item.mentions == 0) {
                items.remove(item.number, item.slot);
                numbers.release(item.number);
            }
        }
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

    private void setRecents(IndexedMember member, boolean contributes) {
        int count = 0;
        for (int i = 0; i < member.had.length && count < recentsLimit; i++) {
            count += member.history.get(i).isPositive() ? 1 : 0;
        }
        // Most members have no more than recents, and share one array.
        int[] recents = count == member.had.length ? member.had : new int[count];
        Interaction[] clicks = new Interaction[count];
        int filled = 0;
        for (int i = 0; filled < count; i++) {
            Interaction interaction = member.history.get(i);
            if (interaction.isPositive()) {
                recents[filled] = member.had[i];
                clicks[filled++] = interaction;
            }
        }
        noteChanges(recents.length > 0 ? recents : member.recents);
        moveReferences(member, recents, contributes ? clicks : NO_CLICKS);
        // The order hangs on the times, so a member is taken out before they change.
        if (member.isActive()) {
            latest.remove(member.slot, member.clicks[0].atMillis());
        }
        member.recents = recents;
        member.clicks = clicks;
        contributors += (contributes ? 1 : 0) - (member.contributes ? 1 : 0);
        member.contributes = contributes;
        this.recents[member.slot] = recents;
        fades[member.slot] = faded(clicks);
        eras[member.slot] = halfLife.era();
        if (member.isActive()) {
            latest.add(member.slot, clicks[0].atMillis());
        }
    }

    /** Of the items near the front, where a click goes in, the surroundings have changed. */
    private void noteChanges(int[] recents) {
        for (int i = 0; i < Math.min(recents.length, window); i++) {
            changes[recents[i]]++;
        }
    }

    /**
     * Takes the clicks out of the items that are no longer among the recents, then adds the new ones: an item never has a member
     * twice, though a click may replace one of the same time.
     */
    private void moveReferences(IndexedMember member, int[] recents, Interaction[] clicks) {
        // The items have nothing of a member who did not contribute.
        Interaction[] before = member.contributes ? member.clicks : NO_CLICKS;
        forEachOnlyIn(before, clicks, i -> {
            ClusterItem item = items.at(member.recents[i]);
            item.remove(member, before[i]);
            halfLife.remove(before[i].atMillis());
            returns -= ClusterItem.returns(before[i]);
            holders--;
            recount(item);
        });
        forEachOnlyIn(clicks, before, i -> {
            ClusterItem item = items.at(recents[i]);
            item.add(member, clicks[i]);
            halfLife.add(clicks[i].atMillis());
            returns += ClusterItem.returns(clicks[i]);
            holders++;
            recount(item);
        });
    }

    /** Passes on the index of each click that the other array lacks; both are newest first. */
    private static void forEachOnlyIn(Interaction[] clicks, Interaction[] others, IntConsumer action) {
        int other = 0;
        for (int i = 0; i < clicks.length; i++) {
            // Most are the very same objects, for which equality is the cheaper test.
            while (other < others.length
                    && !others[other].equals(clicks[i])
                    && Interaction.NEWEST_FIRST.compare(others[other], clicks[i]) < 0) {
                other++;
            }
            if (other < others.length && others[other].equals(clicks[i])) {
                other++;
            } else {
                action.accept(i);
            }
        }
    }

    private void recount(ClusterItem item) {
        rootOfCount[item.slot] = Math.sqrt(item.count());
        for (int i = 0; i < HalfLives.COUNT; i++) {
            hottest.get(i).put(item.number, item.heats[i]);
        }
    }
}
