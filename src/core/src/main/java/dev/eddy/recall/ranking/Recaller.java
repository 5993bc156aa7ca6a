package dev.eddy.recall.ranking;

import dev.eddy.client.Candidate;
import dev.eddy.item.TableUpdate.HotInGroup;
import dev.eddy.item.TableUpdate.HotItem;
import dev.eddy.recall.channel.*;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.ranking.CandidateScorer.FeaturePart;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Recalls for one member: the lists of the channels and the merged list. Not thread-safe. */
public final class Recaller {
    /**
     * The place of an item in a channel's list.
     *
     * @param rank from 1
     * @param causedBy what the ids of the causes are; without causes what brings the item into the list
     * @param causes largest share first
     */
    public record Place(String channel, int rank, double score, String causedBy, List<Cause> causes) {}

    /** By half-life. */
    private static final List<Channel> HOT = IntStream.range(0, HalfLives.COUNT)
            .<Channel>mapToObj(HotChannel::new)
            .toList();

    private static final List<Channel> CLUSTER_HOT = IntStream.range(0, HalfLives.COUNT)
            .<Channel>mapToObj(ClusterHotChannel::new)
            .toList();
    /** Length of the popular lists as a multiple of a member's, since some of the items are hidden from the member. */
    private static final double SPARE = 1.5;

    private final CandidateScorer scorer;
    private final NeighbourOptions options;
    /** Those that recall, in the order of {@link Channels}. */
    private final List<Channel> channels;
    /** Those whose lists differ from member to member. */
    private final List<Channel> personal;
    /** Those whose lists are the same for all members. */
    private final List<Channel> popular;
    /** The popular items by cluster; gone with the cluster's model. */
    private final Map<ClusterModel, PopularItems> kept = new WeakHashMap<>();

    private final RecallContext context;
    /** For requests for all users alike. */
    private final RecallContext forAll;

    /** Recalls by the channels that the ranker weighs, and no more of the items nearest to the user than it scores. */
    public static Recaller ofTheRanker(CandidateScorer scorer, NeighbourOptions options) {
        return new Recaller(scorer, options, scorer.channels(), Math.min(options.listSize(), LiveHits.CUT_OFF));
    }

    /**
     * Recalls by every channel, with full lists, for readers of each channel's own list. The merged list is the same,
     * but for a member who has moved since the last search more of the items that it found are compared anew.
     */
    public static Recaller ofAllChannels(CandidateScorer scorer, NeighbourOptions options) {
        Set<String> all =
                scorer.features().channels().stream().map(ChannelInfo::name).collect(Collectors.toSet());
        return new Recaller(scorer, options, all, options.listSize());
    }

    private Recaller(CandidateScorer scorer, NeighbourOptions options, Set<String> names, int nearestLimit) {
        this.scorer = scorer;
        this.options = options;
        this.channels = Channels.of(options, scorer.features().spaces()).stream()
                .filter(channel -> names.contains(channel.info().name()))
                .toList();
        Map<Boolean, List<Channel>> byPopularity = channels.stream()
                .collect(Collectors.partitioningBy(channel -> channel.info().source() == ChannelInfo.Source.POPULAR));
        this.personal = byPopularity.get(false);
        this.popular = byPopularity.get(true);
        this.context = new RecallContext(options, nearestLimit);
        this.forAll = new RecallContext(options, nearestLimit);
    }

    private static List<Candidate> candidates(Channel channel, RankedItems list) {
        String codes = String.valueOf(channel.info().code());
        List<Candidate> candidates = new ArrayList<>(list.size());
        for (int rank = 0; rank < list.size(); rank++) {
            candidates.add(new Candidate(list.itemId(rank), list.scores()[rank], codes));
        }
        return candidates;
    }

    public List<Channel> channels() {
        return channels;
    }

    /** Items that a search by vectors must find for a member, so that the lists stay full while the member moves. */
    public int wanted() {
        return Math.max(context.nearestLimit(), NearestItems.CONSIDERED * LiveHits.CUT_OFF);
    }

    /** Those of a member's items, newest first, whose similar ones are recalled. */
    public List<Integer> linked(int[] recents) {
        return Arrays.stream(recents)
                .limit(options.sequence().recents())
                .boxed()
                .toList();
    }

    /**
     * The list for users without one: the hot items overall.
     *
     * @param halfLife index of one of the {@link HalfLives}
     */
    public List<Candidate> hot(ItemTable table, int halfLife, long asOfMillis) {
        return popular(HOT.get(halfLife), null, table, asOfMillis, options.listSize());
    }

    /** Whether one of the first items of {@link #hot} is an item. */
    public boolean isHot(String itemId, int first, ItemTable table, int halfLife, long asOfMillis) {
        return Candidate.rankOf(itemId, popular(HOT.get(halfLife), null, table, asOfMillis, first), first) > 0;
    }

    /** The list for whoever belongs to a cluster: the hot items of the cluster. */
    public List<Candidate> hotIn(ClusterModel cluster, ItemTable table, int halfLife, long asOfMillis) {
        return popular(CLUSTER_HOT.get(halfLife), cluster, table, asOfMillis, options.listSize());
    }

    private List<Candidate> popular(
            Channel channel, ClusterModel cluster, ItemTable table, long asOfMillis, int limit) {
        return candidates(channel, channel.recall(forAll.startForAll(cluster, table, asOfMillis, limit)));
    }

    /** The list for whoever belongs to a group: those of its hot items that can be recalled, by their popularity there. */
    public List<Candidate> hotIn(HotInGroup group, ItemTable table, long asOfMillis) {
        List<Candidate> list = new ArrayList<>();
        for (HotItem item : group.items()) {
            int number = table.numbers().find(item.itemId());
            if (list.size() < options.listSize()
                    && number != ItemNumbers.NONE
                    && table.rows().isRecallableAt(number, asOfMillis)) {
                double popularity = Heat.at(item.heat(), asOfMillis, HalfLives.millis(HalfLives.THREE_DAYS));
                float score = (float) Math.min(Heat.LARGEST_SCORE, popularity);
                list.add(new Candidate(item.itemId(), score, HotChannel.CODE));
            }
        }
        return list;
    }

    /** Each channel's list as candidates, by the channel's name. */
    public Map<String, List<Candidate>> candidates(Map<String, RankedItems> lists) {
        Map<String, List<Candidate>> all = new LinkedHashMap<>();
        for (Channel channel : channels) {
            String name = channel.info().name();
            all.put(name, candidates(channel, lists.get(name)));
        }
        return all;
    }

    /**
     * Recalls for a member of a cluster as of an instant: a pure function of its arguments, but for lists that are
     * kept, see {@link NeighbourOptions#staleness()}.
     */
    public Recalled recall(Member member, ClusterModel cluster, LinearRanker ranker, ItemTable table, long asOfMillis) {
        PopularItems popularItems = start(member, cluster, ranker, table, asOfMillis);
        Map<String, RankedItems> lists = personal();
        List<Candidate> merged = merged(lists, popularItems, ranker);
        lists.putAll(popularItems.shown(context.hidden()));
        return new Recalled(lists, merged);
    }

    /** The merged list of {@link #recall} alone. */
    public List<Candidate> merged(
            Member member, ClusterModel cluster, LinearRanker ranker, ItemTable table, long asOfMillis) {
        PopularItems popularItems = start(member, cluster, ranker, table, asOfMillis);
        return merged(personal(), popularItems, ranker);
    }

    /** Starts a request; the popular items without those that are hidden from the member. */
    private PopularItems start(
            Member member, ClusterModel cluster, LinearRanker ranker, ItemTable table, long asOfMillis) {
        context.start(member, cluster, ranker.returnRates(), table, asOfMillis);
        PopularItems popularItems = popular(cluster, table, asOfMillis);
        context.hideAvoided(popularItems.shared.items());
        if (!popularItems.hide(context.hidden(), options.listSize())) {
            // Too many of the shared items are hidden from this member.
            popularItems = new PopularItems(popular, context, scorer.options());
            popularItems.hide(context.hidden(), options.listSize());
        }
        context.use(popularItems.shared);
        return popularItems;
    }

    private Map<String, RankedItems> personal() {
        Map<String, RankedItems> lists = new LinkedHashMap<>();
        for (Channel channel : personal) {
            lists.put(channel.info().name(), channel.recall(context));
        }
        return lists;
    }

    private List<Candidate> merged(Map<String, RankedItems> lists, PopularItems popularItems, LinearRanker ranker) {
        return scorer.merge(
                lists, popularItems, RankingContext.of(context), ranker, context.table(), context.asOfMillis());
    }

    /** The popular items of a cluster, kept for all members who ask within 5 s of event time of each other, 100 at most. */
    private PopularItems popular(ClusterModel cluster, ItemTable table, long asOfMillis) {
        PopularItems known = kept.get(cluster);
        if (known == null || options.staleness() == 0 || !known.shared.serves(table, asOfMillis)) {
            int depth = (int) (SPARE * options.listSize());
            known = new PopularItems(popular, forAll.startForAll(cluster, table, asOfMillis, depth), scorer.options());
            kept.put(cluster, known);
        }
        return known;
    }

    /** The segment of the member of the last call. */
    public Segment segment() {
        return context.segment();
    }

    /** Where an item is in the channels' lists of the last call, and why. */
    public List<Place> places(Map<String, RankedItems> lists, int item) {
        List<Place> places = new ArrayList<>();
        for (Channel channel : channels) {
            RankedItems list = lists.get(channel.info().name());
            int rank = list.rankOf(item, list.size());
            if (rank > 0) {
                places.add(new Place(
                        channel.info().name(),
                        rank,
                        list.scores()[rank - 1],
                        channel.info().causedBy(),
                        channel.causes(context, item)));
            }
        }
        return places;
    }

    /** The parts of an item's score in the last call; none when no channel had it. */
    public List<FeaturePart> parts(LinearRanker ranker, ItemTable table, int item) {
        return scorer.parts(ranker, table, item);
    }

    /** The gradient of a click on this item, among all that were recalled in the last call. */
    Lesson lesson(ClusterModel cluster, ItemTable table, String itemId) {
        int clicked = cluster.numbers().find(itemId);
        return clicked == ItemNumbers.NONE ? Lesson.NONE : scorer.lesson(table, clicked);
    }
}
