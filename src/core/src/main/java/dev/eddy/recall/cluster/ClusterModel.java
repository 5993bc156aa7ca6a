package dev.eddy.recall.cluster;

import dev.eddy.recall.items.HottestItems.Heats;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.Lifetimes;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.user.Interaction;
import dev.eddy.vector.Heat;
import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * One cluster in memory: its members, and the lists that the channels of collaborative filtering read.
 *
 * <p>Lists depend only on the set of members: any order of arrival and a rebuild from state give the same lists, and a
 * removed member leaves no trace. Cached lists are the exception, see {@link NeighbourOptions#staleness()}. Not thread-safe.
 */
public final class ClusterModel {
    /** Members that segments are cut by: enough for quantiles to 1 or 2 % of the users, and few enough for a pause of a few ms. */
    private static final int MEMBERS_CUT_BY = 2_000;

    final NeighbourOptions options;
    private final FilterOptions filter;
    private final ItemNumbers numbers;
    private final ClusterIndex index;
    private final ClusterIndexer indexer;
    private final PartnerLists coOccurringItems;
    private final PartnerLists nextItems;
    private final ReturningItems returningItems;
    private SegmentCuts cuts = SegmentCuts.OF_FEW;

    /** @param numbers shared with the item table, so that lists can be merged */
    public ClusterModel(NeighbourOptions options, FilterOptions filter, ItemNumbers numbers) {
        this.options = options;
        this.filter = filter;
        this.numbers = numbers;
        this.index = new ClusterIndex(
                numbers,
                options.recents(),
                new ClusterHalfLife(
                        options.halfLife().events(), options.halfLife().share()));
        this.indexer = new ClusterIndexer(
                index, options.recents(), options.coOccurrence().window());
        this.coOccurringItems = new PartnerLists(
                index,
                new CoOccurringItems(options, index),
                options.coOccurrence().recents(),
                options.coOccurrence().fade(),
                options.staleness());
        this.nextItems = new PartnerLists(
                index,
                new NextItems(options, index),
                options.sequence().recents(),
                options.sequence().fade(),
                options.staleness());
        this.returningItems = new ReturningItems(index);
    }

    /** Adds a member, or replaces the one with the same user id. */
    public void put(Member member) {
        IndexedMember known = index.members.get(member.userId());
        Interaction newestBefore = known == null || known.clicks.length == 0 ? null : known.clicks[0];
        IndexedMember indexed = indexer.put(member);
        if (hasNewItem(indexed, newestBefore)) {
            coOccurringItems.addPairsOfNewest(indexed);
            nextItems.addPairsOfNewest(indexed);
        }
    }

    /** Whether the newest interaction of an active member is with an item that is new to the member. */
    private static boolean hasNewItem(IndexedMember member, Interaction newestBefore) {
        return member.isActive()
                && member.clicks[0].clicks() == 1
                && !member.clicks[0].equals(newestBefore)
                && (newestBefore == null || member.clicks[0].atMillis() >= newestBefore.atMillis());
    }

    /** Removes a member and every trace of it. Does nothing for an unknown user. */
    public void remove(String userId) {
        indexer.remove(userId);
    }

    /** Releases the numbers of the items. The model must not be used afterwards. */
    public void close() {
        indexer.close();
    }

    /** A member, or null. */
    public Member member(String userId) {
        IndexedMember indexed = index.members.get(userId);
        return indexed == null ? null : index.member(indexed);
    }

    /** Keeps the result of a vector search until the member is removed. Does nothing for an unknown user. */
    public void putFound(String userId, FoundItems found) {
        IndexedMember member = index.members.get(userId);
        if (member != null) {
            member.found = found;
        }
    }

    /** The result of the last vector search of a member; {@link FoundItems#NONE} for an unknown user. */
    public FoundItems found(String userId) {
        IndexedMember member = index.members.get(userId);
        return member == null ? FoundItems.NONE : member.found;
    }

    /** Carries out a request of which no later one sees a trace: neither cached lists nor the items found for its member. */
    public void aside(String userId, FoundItems found, Runnable request) {
        FoundItems before = found(userId);
        putFound(userId, found);
        coOccurringItems.keep(false);
        nextItems.keep(false);
        try {
            request.run();
        } finally {
            putFound(userId, before);
            coOccurringItems.keep(true);
            nextItems.keep(true);
        }
    }

    /** Numbers of the items a member clicked, newest first; empty for an unknown user. */
    public int[] recents(String userId) {
        IndexedMember member = index.members.get(userId);
        int[] recents = new int[member == null ? 0 : member.recents.length];
        for (int i = 0; i < recents.length; i++) {
            recents[i] = index.numberOf[member.recents[i]];
        }
        return recents;
    }

    /**
     * The items hidden from a member at an instant; empty for an unknown user. The next call of {@link
     * ItemNumbers#marks} clears the result.
     *
     * @param rates of the cluster, used only by {@link FilterOptions.Seen#LEARNED}
     */
    public Marks hiddenFrom(String userId, long asOfMillis, ReturnRates rates) {
        Marks hidden = numbers.marks();
        IndexedMember member = index.members.get(userId);
        if (member == null) {
            return hidden;
        }
        if (filter.seen() == FilterOptions.Seen.LEARNED) {
            returningItems.hide(member, asOfMillis, rates, hidden);
            return hidden;
        }
        long since =
                switch (filter.seen()) {
                    case FOREVER, LEARNED -> Long.MIN_VALUE;
                    case WINDOW -> asOfMillis - filter.seenWindow().toMillis();
                    case OFF -> Long.MAX_VALUE;
                };
        for (int i = 0; i < member.had.length; i++) {
            if (filter.seen() == FilterOptions.Seen.FOREVER || isHidden(member.history.get(i), since)) {
                hidden.add(index.numberOf[member.had[i]]);
            }
        }
        return hidden;
    }

    /** The items that a member's lists leave out at an instant. */
    public Avoided avoidedBy(Member member, ItemTable table, long asOfMillis) {
        return new Avoided(member.aversion(), filter, table, asOfMillis);
    }

    private static boolean isHidden(Interaction interaction, long sinceMillis) {
        return !interaction.isPositive() || interaction.atMillis() > sinceMillis;
    }

    /**
     * Whether a click is a return to an item that the member had, as {@link ReturnRates} defines it. False unless
     * returns are learned.
     */
    public boolean isReturn(String userId, Interaction click) {
        IndexedMember member = index.members.get(userId);
        return filter.seen() == FilterOptions.Seen.LEARNED
                && member != null
                && returningItems.isReturn(member, numbers.find(click.itemId()), click);
    }

    /** Lets the rates learn from a click of a member. Members who do not count for others are ignored. */
    public void learnReturns(ReturnRates rates, String userId, Interaction click) {
        IndexedMember member = index.members.get(userId);
        if (filter.seen() == FilterOptions.Seen.LEARNED && member != null && member.contributes) {
            rates.learn(member.clicks, click);
        }
    }

    public ItemNumbers numbers() {
        return numbers;
    }

    /** Approximate size in bytes of memory. */
    public long bytes() {
        return index.bytes() + coOccurringItems.bytes() + nextItems.bytes();
    }

    /** Number of members, guests included. */
    public int size() {
        return index.members.size();
    }

    /** The segment of a user at an instant, compared with the cluster's own members by the cuts in use. */
    public Segment segment(Member user, long asOfMillis) {
        return cuts.segment(Rfm.of(user.history(), asOfMillis));
    }

    /** As {@link #segment(Member, long)}. */
    public Segment segment(IndexedMember user, long asOfMillis) {
        return cuts.segment(Rfm.of(user.history, asOfMillis));
    }

    /** Compares users by these cuts from now on. */
    public void use(SegmentCuts others) {
        cuts = others;
    }

    /** Cuts by the cluster's own members, or by a sample of them, as of an instant. */
    public SegmentCuts cutsAsOf(long asOfMillis) {
        double share = (double) MEMBERS_CUT_BY / Math.max(1, size() - guests());
        List<Rfm> users = new ArrayList<>();
        index.members.forEach(member -> {
            if (member.contributes && !member.isGuest && SplitMix64.isSampled(member.userId, share)) {
                users.add(Rfm.of(member.history, asOfMillis));
            }
        });
        return SegmentCuts.of(users, cuts);
    }

    public int guests() {
        return index.guests;
    }

    /** Calls the action with each member of the cluster's own who counts for others, in no particular order. */
    public void forEachOwn(Consumer<IndexedMember> action) {
        index.members.forEach(member -> {
            if (member.isActive() && !member.isGuest) {
                action.accept(member);
            }
        });
    }

    /** A member of the index, or null. */
    public IndexedMember indexed(String userId) {
        return index.members.get(userId);
    }

    public ClusterIndex index() {
        return index;
    }

    /** The lists behind channel {@code icf}. */
    public PartnerLists coOccurringItems() {
        return coOccurringItems;
    }

    /** The lists behind channel {@code seq}. */
    public PartnerLists nextItems() {
        return nextItems;
    }

    public ReturningItems returningItems() {
        return returningItems;
    }

    /** The hottest items of the cluster at one of the half-lives of {@code HalfLives}. */
    public RankedItems hottest(int halfLife, long asOfMillis, int limit, IntPredicate isWanted, Lifetimes lifetimes) {
        return index.hottest.at(halfLife).take(limit, asOfMillis, isWanted, lifetimes, heats(halfLife));
    }

    private Heats heats(int halfLife) {
        return new Heats(
                item -> index.items.get(item) == null ? Heat.NONE : index.items.get(item).heats[halfLife],
                each -> index.items.forEach(item -> each.accept(item.number, item.heats[halfLife])));
    }
}
