package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.Channel;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.Lifetimes;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import dev.eddy.user.Interaction;
import dev.eddy.vector.TopK;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The collaborative filtering of one cluster: an index over its members, and the channels that read it.
 *
 * <p>A pure function of the set of members: any order of arrival, and a rebuild from state, give the same lists, and a
 * member who is removed leaves no trace; but for what is kept as long as little changes, {@link NeighbourOptions#staleness()}.
 * Not thread-safe.
 */
public final class ClusterModel {
    /** Candidates beyond the list's size, to make up for those that are not recallable: few are not. */
    private static final int SPARE = 28;

    private final NeighbourOptions options;
    private final FilterOptions filter;
    private final ItemNumbers numbers;
    private final ClusterIndex index;
    private final NearestMembers nearestMembers;
    private final SimilarUsers similarUsers;
    private final SessionItems sessionItems;
    private final PartnerLists coOccurringItems;
    private final PartnerLists nextItems;
    private final ReturningItems returningItems;
    private final Scores scores = new Scores();
    private final TopK bestSlots;
    private final TopK bestNumbers;

    /** @param numbers shared with whatever else has lists to be merged with the model's */
    public ClusterModel(NeighbourOptions options, FilterOptions filter, ItemNumbers numbers) {
        this.options = options;
        this.filter = filter;
        this.numbers = numbers;
        this.index = new ClusterIndex(
                numbers,
                options.recents(),
                options.window(),
                new ClusterHalfLife(options.halfLifeEvents(), options.halfLifeShare()));
        this.nearestMembers = new NearestMembers(options, index);
        this.similarUsers = new SimilarUsers(options, index, nearestMembers);
        this.sessionItems = new SessionItems(index, nearestMembers);
        this.coOccurringItems = CoOccurringItems.lists(options, index, numbers);
        this.nextItems = NextItems.lists(options, index, numbers);
        this.returningItems = new ReturningItems(index);
        this.bestSlots = topK(true);
        this.bestNumbers = topK(false);
    }

    /** Adds a member, or replaces the one with the same user id. */
    public void put(Member member) {
        IndexedMember known = index.members.get(member.userId());
        Interaction newestBefore = known == null || known.clicks.length == 0 ? null : known.clicks[0];
        IndexedMember indexed = index.put(member);
        if (hasNewItem(indexed, newestBefore)) {
            coOccurringItems.addPairsOfNewest(indexed);
            nextItems.addPairsOfNewest(indexed);
        }
    }

    /** Whether a member who counts for others has an item now that they never had. */
    private static boolean hasNewItem(IndexedMember member, Interaction newestBefore) {
        return member.isActive()
                && member.clicks[0].clicks() == 1
                && !member.clicks[0].equals(newestBefore)
                && (newestBefore == null || member.clicks[0].atMillis() >= newestBefore.atMillis());
    }

    /** Removes a member and every trace of theirs; nothing happens when there is none. */
    public void remove(String userId) {
        index.remove(userId);
    }

    /** Gives up the numbers of the items; nothing may be asked of the model any more. */
    public void close() {
        index.close();
    }

    /** A member, or null. */
    public Member member(String userId) {
        IndexedMember indexed = index.members.get(userId);
        return indexed == null ? null : index.member(indexed);
    }

    /** Keeps beside a member, as long as there is one, what was found for them by vectors. */
    public void putFound(String userId, FoundItems found) {
        IndexedMember member = index.members.get(userId);
        if (member != null) {
            member.found = found;
        }
    }

    /** What was found for a member by vectors; nothing of who is not a member. */
    public FoundItems found(String userId) {
        IndexedMember member = index.members.get(userId);
        return member == null ? FoundItems.NONE : member.found;
    }

    /** Numbers of the items a member clicked, newest first; none of who is not a member. */
    public int[] recents(String userId) {
        IndexedMember member = index.members.get(userId);
        int[] recents = new int[member == null ? 0 : member.recents.length];
        for (int i = 0; i < recents.length; i++) {
            recents[i] = index.numberOf[member.recents[i]];
        }
        return recents;
    }

    /**
     * The items that a member is not shown as of an instant; none are hidden from who is not a member. To be read before
     * anything else is asked of a model or table with the same numbers.
     *
     * @param rates of the cluster; used only by {@link FilterOptions.Seen#LEARNED}
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

    private static boolean isHidden(Interaction interaction, long sinceMillis) {
        return !interaction.isPositive() || interaction.atMillis() > sinceMillis;
    }

    /**
     * Whether a click is a return to an item that the member had, from which it is learned how often items come back; the
     * purchase of an item just clicked is none.
     */
    public boolean isReturn(String userId, Interaction click) {
        IndexedMember member = index.members.get(userId);
        return filter.seen() == FilterOptions.Seen.LEARNED
                && member != null
                && returningItems.isReturn(member, numbers.find(click.itemId()), click);
    }

    /** Teaches the rates what a member clicked of all they could have come back to. A robot teaches nothing. */
    public void learnReturns(ReturnRates rates, String userId, Interaction click) {
        IndexedMember member = index.members.get(userId);
        if (filter.seen() == FilterOptions.Seen.LEARNED && member != null && member.contributes) {
            rates.learn(member.clicks, click);
        }
    }

    /** What the items go by. */
    public ItemNumbers numbers() {
        return numbers;
    }

    /** About how many bytes of memory the model takes. */
    public long bytes() {
        return index.bytes() + coOccurringItems.bytes() + nextItems.bytes();
    }

    /** How many members there are. */
    public int size() {
        return index.members.size();
    }

    /**
     * The lists that are a member's own, of {@link Channel#UCF}, {@link Channel#SKNN}, {@link Channel#ICF}, {@link Channel#SEQ}
     * and {@link Channel#REPEAT}, as of an instant: of items that are not hidden from the member, at most
     * {@link NeighbourOptions#listSize()} a channel.
     *
     * @param wanted the channels asked for; what is popular is asked for by {@link #hottest}
     * @param isRecallable whether an item may be in a list at all
     * @param rates how often items come back in the cluster
     * @return a list for each wanted channel of these; none when the user is not a member
     */
    public Map<Channel, RankedItems> lists(
            String userId, long asOfMillis, Set<Channel> wanted, IntPredicate isRecallable, ReturnRates rates) {
        Map<Channel, RankedItems> lists = new LinkedHashMap<>();
        IndexedMember user = index.members.get(userId);
        if (user == null) {
            return lists;
        }
        Marks hidden = hiddenFrom(userId, asOfMillis, rates);
        scores.ensureCapacity(index.items.capacity());
        if (wanted.contains(Channel.UCF) || wanted.contains(Channel.SKNN)) {
            nearestMembers.find(user);
        }
        if (wanted.contains(Channel.UCF)) {
            similarUsers.score(user, scores);
            lists.put(Channel.UCF, best(scores, true, user, hidden, isRecallable));
        }
        if (wanted.contains(Channel.SKNN)) {
            sessionItems.score(user, scores);
            lists.put(Channel.SKNN, best(scores, true, user, hidden, isRecallable));
        }
        if (wanted.contains(Channel.ICF)) {
            lists.put(Channel.ICF, best(coOccurringItems, user, hidden, isRecallable));
        }
        if (wanted.contains(Channel.SEQ)) {
            lists.put(Channel.SEQ, best(nextItems, user, hidden, isRecallable));
        }
        if (wanted.contains(Channel.REPEAT)) {
            returningItems.score(user, asOfMillis, rates, hidden, scores);
            lists.put(Channel.REPEAT, best(scores, true, user, hidden, isRecallable));
        }
        return lists;
    }

    /**
     * Who, or which of a member's items or interests, brings an item into a list that is the member's own; none when it is
     * not in.
     */
    public List<Cause> causes(Channel channel, String userId, int number) {
        IndexedMember user = index.members.get(userId);
        if (user != null && channel.equals(Channel.CROSS)) {
            return Cause.of(user.found.cosinesWithInterestsIn(number), category -> category);
        }
        ClusterItem item = index.items.get(number);
        if (user == null || item == null) {
            return List.of();
        }
        if (channel.equals(Channel.REPEAT)) {
            return List.of(new Cause(numbers.id(number), 1));
        }
        if (channel.equals(Channel.UCF)) {
            scores.ensureCapacity(index.items.capacity());
            nearestMembers.find(user);
            return Cause.of(similarUsers.parts(user, item.slot, scores), member -> index.members.at(member).userId);
        }
        if (channel.equals(Channel.SKNN)) {
            nearestMembers.find(user);
            return Cause.of(sessionItems.parts(user, item.slot), member -> index.members.at(member).userId);
        }
        if (channel.equals(Channel.ICF)) {
            return Cause.of(coOccurringItems.parts(user, item.number), numbers::id);
        }
        return channel.equals(Channel.SEQ) ? Cause.of(nextItems.parts(user, item.number), numbers::id) : List.of();
    }

    /**
     * The hottest items of the cluster at one of the {@link HalfLives}, the same for all members.
     *
     * @param lifetimes of the items: those that are over are not looked through again and again
     */
    public RankedItems hottest(int halfLife, long asOfMillis, int limit, IntPredicate isWanted, Lifetimes lifetimes) {
        return index.hottest
                .get(halfLife)
                .take(
                        limit,
                        asOfMillis,
                        isWanted,
                        lifetimes,
                        each -> index.items.forEach(item -> each.accept(item.number, item.heats[halfLife])));
    }

    private RankedItems best(PartnerLists partners, IndexedMember user, Marks hidden, IntPredicate isRecallable) {
        Scores sums = numbers.scores();
        partners.score(user, sums);
        return best(sums, false, user, hidden, isRecallable);
    }

    /**
     * The best of what was scored, by slot or by number. Whether an item is recallable is a costly question, so it is asked as
     * late as possible.
     */
    private RankedItems best(
            Scores scored, boolean bySlot, IndexedMember user, Marks hidden, IntPredicate isRecallable) {
        for (int slot : user.had) {
            int number = index.numberOf[slot];
            if (hidden.contains(number)) {
                scored.drop(bySlot ? slot : number);
            }
        }
        TopK best = bySlot ? bestSlots : bestNumbers;
        RankedItems list = ranked(scored.offerTo(best.cleared()).sorted(), bySlot, isRecallable);
        if (list.size() < options.listSize() && best.isFull()) {
            // Most of the best are over: the others are asked for without them.
            best.cleared();
            scored.forEach((item, sum) -> {
                if (best.wouldKeep((float) sum) && isRecallable.test(number(item, bySlot))) {
                    best.offer(item, (float) sum);
                }
            });
            list = ranked(best.sorted(), bySlot, item -> true);
        }
        scored.clear();
        return list;
    }

    private TopK topK(boolean bySlot) {
        return TopK.ofPositive(
                options.listSize() + SPARE, (a, b) -> numbers.compare(number(a, bySlot), number(b, bySlot)) < 0);
    }

    private int number(int item, boolean bySlot) {
        return bySlot ? index.numberOf[item] : item;
    }

    private RankedItems ranked(TopK top, boolean bySlot, IntPredicate isAllowed) {
        int[] items = new int[Math.min(top.size(), options.listSize())];
        float[] ranked = new float[items.length];
        int size = 0;
        for (int rank = 0; rank < top.size() && size < items.length; rank++) {
            int item = number(top.id(rank), bySlot);
            if (isAllowed.test(item)) {
                items[size] = item;
                ranked[size] = top.score(rank);
                size++;
            }
        }
        return RankedItems.of(numbers, items, ranked, size);
    }
}
