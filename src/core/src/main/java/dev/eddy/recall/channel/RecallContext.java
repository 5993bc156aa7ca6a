package dev.eddy.recall.channel;

import dev.eddy.recall.cluster.Avoided;
import dev.eddy.recall.cluster.ClusterIndex;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Fatigue;
import dev.eddy.recall.cluster.FoundItems;
import dev.eddy.recall.cluster.IndexedMember;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.NearestMembers;
import dev.eddy.recall.cluster.ReturnRates;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.LinkedItems;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import dev.eddy.recall.items.UserVectors;
import dev.eddy.vector.TopK;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What channels read while they recall for one member of a cluster as of an instant, and the room they work in. A task
 * has one and starts it again for each request. Not thread-safe.
 */
public final class RecallContext {
    /** Candidates beyond the list's size, to make up for the few that are not recallable. */
    private static final int SPARE = 28;

    private final int listSize;
    private final int nearestLimit;
    private final NearestMembers nearestMembers;
    private final Scores slotScores = new Scores();
    private final TopK bestSlots;
    private final TopK bestNumbers;
    /** For {@link #considered} items. */
    private final TopK bestConsidered;

    // The request.
    ClusterModel cluster;
    ClusterIndex index;
    ItemNumbers numbers;
    private ItemTable table;
    private long asOfMillis;
    private int limit;
    IntPredicate isRecallable;
    /** Null of a request for all members. */
    private Marks hidden;

    private Avoided avoided;

    Member member;
    /** The member as the index has them. */
    IndexedMember user;

    private int[] recents;
    /** By the index of the space; null until they are wanted. */
    private List<UserVectors> userVectors;
    /** Null until it is wanted. */
    private Segment segment;
    /** Null where there are none. */
    private SharedItems popular;
    /** By the index of the space; null until they are wanted. */
    private RankedItems[] similarToLast;

    ReturnRates returnRates;
    private boolean areMembersFound;

    /** @param nearestLimit most items in a list made by vectors */
    public RecallContext(NeighbourOptions options, int nearestLimit) {
        this.listSize = options.listSize();
        this.nearestLimit = nearestLimit;
        this.nearestMembers = new NearestMembers(options);
        this.bestSlots =
                TopK.ofPositive(listSize + SPARE, (a, b) -> numbers.compare(index.numberOf(a), index.numberOf(b)) < 0);
        this.bestNumbers = TopK.ofPositive(listSize + SPARE, (a, b) -> numbers.compare(a, b) < 0);
        this.bestConsidered = TopK.ofPositive(considered() + SPARE, (a, b) -> numbers.compare(a, b) < 0);
    }

    public RecallContext start(
            Member member, ClusterModel cluster, ReturnRates returnRates, ItemTable table, long asOfMillis) {
        startForAll(cluster, table, asOfMillis, listSize);
        this.member = member;
        this.returnRates = returnRates;
        user = cluster.indexed(member.userId());
        recents = cluster.recents(member.userId());
        hidden = cluster.hiddenFrom(member.userId(), asOfMillis, returnRates);
        avoided = cluster.avoidedBy(member, table, asOfMillis);
        if (!avoided.isNothing()) {
            isRecallable = isRecallable.and(item -> !avoided.has(item));
        }
        areMembersFound = false;
        userVectors = null;
        segment = null;
        popular = null;
        similarToLast = new RankedItems[table.spaces().size()];
        return this;
    }

    /** Starts a request for all members of a cluster alike, or for channels that read no cluster. Nothing is hidden. */
    public RecallContext startForAll(ClusterModel cluster, ItemTable table, long asOfMillis, int limit) {
        this.cluster = cluster;
        this.index = cluster == null ? null : cluster.index();
        this.numbers = table.numbers();
        this.table = table;
        this.asOfMillis = asOfMillis;
        this.limit = limit;
        this.isRecallable = item -> table.rows().isRecallableAt(item, asOfMillis);
        this.hidden = null;
        this.member = null;
        this.user = null;
        return this;
    }

    /** Hides those of some items that the member does not want to see. */
    public void hideAvoided(int[] items) {
        if (!avoided.isNothing()) {
            for (int item : items) {
                if (avoided.has(item)) {
                    hidden.add(item);
                }
            }
        }
    }

    /** How tired the member is of items that were shown. */
    public Fatigue fatigue() {
        return avoided.fatigue();
    }

    /** Takes the popular items of the member's cluster, with those marked that are hidden from the member. */
    public void use(SharedItems ofCluster) {
        popular = ofCluster;
    }

    /** The popular items of the member's cluster; null where there are none. */
    SharedItems popular() {
        return popular;
    }

    public ItemTable table() {
        return table;
    }

    public Member member() {
        return member;
    }

    public long asOfMillis() {
        return asOfMillis;
    }

    public int limit() {
        return limit;
    }

    /** Items in a list made by vectors, at most. */
    public int nearestLimit() {
        return nearestLimit;
    }

    /**
     * The member's vectors by the index of the space. Interests are as of now in tags and where a user tower computes them, as of
     * the last search elsewhere.
     */
    public List<UserVectors> userVectors() {
        if (userVectors == null) {
            userVectors = new ArrayList<>();
            for (int i = 0; i < table.spaces().size(); i++) {
                userVectors.add(
                        UserVectors.of(interest(i), recents, table.spaces().get(i)));
            }
        }
        return userVectors;
    }

    /**
     * Items similar to the member's last five items of a space, those first that are nearest to the faded sum of these. Their order
     * is a rough one, see {@link LinkedItems#sumsBeyondLast}.
     *
     * @param space its index
     */
    RankedItems similarToLast(int space) {
        if (similarToLast[space] == null) {
            Scores sums = table.spaces()
                    .get(space)
                    .similar()
                    .sumsBeyondLast(userVectors().get(space).recentItems(), UserVectors.FADE);
            similarToLast[space] = table.spaces().get(space).countsPopularity()
                    ? best(sums, false, bestConsidered, considered())
                    : bestOfNumbers(sums);
        }
        return similarToLast[space];
    }

    /** Items compared where popularity counts, too: half as many again as are wanted, since their order is a rough one. */
    private int considered() {
        return Math.min(listSize, nearestLimit + nearestLimit / 2);
    }

    private float[] interest(int space) {
        if (space == 0) {
            return member.direction();
        }
        ItemSpace there = table.spaces().get(space);
        return there.hasTower()
                ? there.towerVector(member.history(), place -> index.numberOf(user.had()[place]))
                : found().inSpace(space).direction();
    }

    /** Numbers of the items the member clicked, newest first; not to be written to. */
    public int[] recents() {
        return recents;
    }

    /** Items that the last search by vectors found for the member. */
    public FoundItems found() {
        return user.found().in(table);
    }

    /** The member's segment in the cluster. */
    public Segment segment() {
        if (segment == null) {
            segment = cluster.segment(member, asOfMillis);
        }
        return segment;
    }

    public Marks hidden() {
        return hidden;
    }

    /** Whether an item may be in a list. */
    public boolean isWanted(int item) {
        return (hidden == null || !hidden.contains(item)) && isRecallable.test(item);
    }

    public NearestMembers nearestMembers() {
        if (!areMembersFound) {
            nearestMembers.find(index, user);
            areMembersFound = true;
        }
        return nearestMembers;
    }

    /** Empty scores of the cluster's items by slot, to be given to {@link #bestOfSlots}. */
    public Scores slotScores() {
        slotScores.ensureCapacity(index.itemCapacity());
        return slotScores;
    }

    /** The best of the cluster's items, by slot; clears the scores. */
    public RankedItems bestOfSlots(Scores scores) {
        return best(scores, true, bestSlots, limit);
    }

    /** The best of all items, by number; clears the scores. */
    public RankedItems bestOfNumbers(Scores scores) {
        return bestOfNumbers(scores, limit);
    }

    /** The best of all items, by number, at most as many as fit in a list; clears the scores. */
    public RankedItems bestOfNumbers(Scores scores, int limit) {
        return best(scores, false, bestNumbers, limit);
    }

    /** Whether an item is recallable is a costly question, so it is asked as late as possible. */
    private RankedItems best(Scores scores, boolean bySlot, TopK best, int limit) {
        for (int slot : user.had()) {
            int number = index.numberOf(slot);
            if (hidden.contains(number)) {
                scores.drop(bySlot ? slot : number);
            }
        }
        RankedItems list = ranked(scores.drain().offerTo(best.cleared()).sorted(), bySlot, limit, isRecallable);
        if (list.size() < limit && best.isFull()) {
            // Most of the best are not recallable: the others are offered without them.
            scores.offerTo(best.cleared(), item -> isRecallable.test(number(item, bySlot)));
            list = ranked(best.sorted(), bySlot, limit, item -> true);
        }
        return list;
    }

    private int number(int item, boolean bySlot) {
        return bySlot ? index.numberOf(item) : item;
    }

    private RankedItems ranked(TopK top, boolean bySlot, int limit, IntPredicate isAllowed) {
        int[] items = new int[Math.min(top.size(), limit)];
        float[] scores = new float[items.length];
        int size = 0;
        for (int rank = 0; rank < top.size() && size < items.length; rank++) {
            int item = number(top.id(rank), bySlot);
            if (isAllowed.test(item)) {
                items[size] = item;
                scores[size] = top.score(rank);
                size++;
            }
        }
        return RankedItems.of(numbers, items, scores, size);
    }
}
