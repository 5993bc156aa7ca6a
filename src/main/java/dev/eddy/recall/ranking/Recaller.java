package dev.eddy.recall.ranking;

import dev.eddy.client.Candidate;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.FoundItems;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.Channel;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recalls for one member: the cluster's channels, the popular items overall, and the ranker of them. */
public final class Recaller {
    /** Index of the half-life of what many share: three days. */
    private static final int SHARED_HALF_LIFE = 1;

    private final CandidateScorer scorer;
    private final NeighbourOptions options;
    private final Set<Channel> channels;
    /** Items in the lists of what was found by vectors. */
    private final int found;

    private final PopularLookup lookup;

    /**
     * Recalls by the channels that the ranker gives a weight; of what is found by vectors no more than it samples at.
     *
     * @param options of the models; with a staleness of 0 nothing is kept
     */
    public static Recaller ofTheRanker(CandidateScorer scorer, NeighbourOptions options) {
        return new Recaller(scorer, options, scorer.channels(), Math.min(options.listSize(), LiveHits.CUT_OFF));
    }

    /**
     * Recalls by every channel, for those who want to see each. The merged list is the same; but where a member has moved on
     * since items were looked for, more of these are compared anew.
     */
    public static Recaller ofAllChannels(CandidateScorer scorer, NeighbourOptions options) {
        return new Recaller(
                scorer, options, new LinkedHashSet<>(scorer.features().channels()), options.listSize());
    }

    private Recaller(CandidateScorer scorer, NeighbourOptions options, Set<Channel> channels, int found) {
        this.found = found;
        this.scorer = scorer;
        this.options = options;
        this.channels = channels;
        this.lookup = new PopularLookup(scorer.options(), options, channels);
    }

    /** A channel's own list as candidates. */
    public static List<Candidate> candidates(Channel channel, RankedItems list) {
        String code = String.valueOf(channel.code());
        List<Candidate> candidates = new ArrayList<>(list.size());
        for (int rank = 0; rank < list.size(); rank++) {
            candidates.add(new Candidate(list.itemId(rank), list.scores()[rank], code));
        }
        return candidates;
    }

    /** Those that recall. */
    public Set<Channel> channels() {
        return channels;
    }

    /** So many items are to be found for a member, for lists to be full as the member moves on. */
    public int wanted() {
        return Math.max(found, NearestItems.CONSIDERED * LiveHits.CUT_OFF);
    }

    /** Those of a member's items, newest first, whose similar ones are recalled. */
    public List<Integer> linked(int[] recents) {
        return Arrays.stream(recents).limit(options.sequenceRecents()).boxed().toList();
    }

    /** What is recalled for users nobody knows: what is hot overall. */
    public List<Candidate> hot(ItemTable table, long asOfMillis) {
        RankedItems list = table.hottest(SHARED_HALF_LIFE, asOfMillis, options.listSize(), item -> true);
        return candidates(Channel.HOT.get(SHARED_HALF_LIFE), list);
    }

    /** What is recalled for whoever belongs to a cluster: what is hot in it. */
    public List<Candidate> hotIn(ClusterModel cluster, ItemTable table, long asOfMillis) {
        RankedItems list = cluster.hottest(
                SHARED_HALF_LIFE,
                asOfMillis,
                options.listSize(),
                item -> table.isRecallableAt(item, asOfMillis),
                table);
        return candidates(Channel.CLUSTER_HOT.get(SHARED_HALF_LIFE), list);
    }

    /**
     * What is recalled for a member of a cluster as of an instant: a pure function of its arguments, but for what is kept, see
     * {@link NeighbourOptions#staleness()}.
     */
    public Recalled recall(Member member, ClusterModel cluster, LinearRanker ranker, ItemTable table, long asOfMillis) {
        Map<Channel, RankedItems> lists = cluster.lists(
                member.userId(),
                asOfMillis,
                channels,
                item -> table.isRecallableAt(item, asOfMillis),
                ranker.returnRates());
        int[] recents = cluster.recents(member.userId());
        Marks hidden = cluster.hiddenFrom(member.userId(), asOfMillis, ranker.returnRates());
        PopularItems popular = lookup.of(cluster, table, asOfMillis);
        if (!popular.addTo(lists, hidden, options.listSize())) {
            popular = lookup.of(hidden, cluster, table, asOfMillis);
            popular.addTo(lists, hidden, options.listSize());
        }
        if (channels.contains(Channel.NEXT)) {
            lists.put(Channel.NEXT, table.next(recents, asOfMillis, item -> !hidden.contains(item)));
        }
        addFound(member, cluster, recents, hidden, table, asOfMillis, lists);
        RankingContext rankingContext = RankingContext.of(member, recents, table, asOfMillis);
        return new Recalled(lists, scorer.merge(lists, popular, rankingContext, ranker, table, asOfMillis));
    }

    /** What goes by vectors: in each space what is near to the member, and what is similar to their last items. */
    private void addFound(
            Member member,
            ClusterModel cluster,
            int[] recents,
            Marks hidden,
            ItemTable table,
            long asOfMillis,
            Map<Channel, RankedItems> lists) {
        FoundItems items = cluster.found(member.userId());
        var nearest = new NearestItems(items, hidden, cluster.numbers(), table, asOfMillis);
        for (int i = 0; i < table.spaces().size(); i++) {
            ItemSpace space = table.spaces().get(i);
            if (channels.contains(space.nearest())) {
                float[] direction =
                        i == 0 ? member.direction() : items.inSpace(i).direction();
                lists.put(space.nearest(), nearest.list(i, direction, found));
            }
            if (channels.contains(space.alike())) {
                lists.put(space.alike(), table.similar(space, recents, asOfMillis, item -> !hidden.contains(item)));
            }
        }
        if (channels.contains(Channel.CROSS)) {
            lists.put(Channel.CROSS, nearest.crossed(found));
        }
    }

    /** What the score of an item in the last call is made of; nothing when no channel had it. */
    List<FeaturePart> parts(LinearRanker ranker, ItemTable table, int item) {
        return scorer.parts(ranker, table, item);
    }

    /** Teaches a ranker that of all that was recalled in the last call this item was clicked. */
    public void learn(LinearRanker ranker, ClusterModel cluster, ItemTable table, String itemId) {
        int clicked = cluster.numbers().find(itemId);
        if (clicked != ItemNumbers.NONE) {
            scorer.learn(ranker, table, clicked);
        }
    }
}
