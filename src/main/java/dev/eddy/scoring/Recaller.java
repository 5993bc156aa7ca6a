package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.ClusterModel;
import dev.eddy.neighbours.Marks;
import dev.eddy.neighbours.Member;
import dev.eddy.neighbours.NeighbourOptions;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.popularity.PopularityDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** Recalls for one member: the cluster's channels, the popular items overall, and the mixture of them. */
public final class Recaller {
    /** Index of the half-life of what many share: three days. */
    private static final int SHARED_HALF_LIFE = 1;

    /** What is popular is the same for all who ask within so long, or late, but for no more than so many. */
    private static final long POPULAR_FOR_MILLIS = 1_000;

    private static final int POPULAR_FOR_ASKS = 50;

    /** Of the lists of what is popular that all members share, to those of one: some items a member had. */
    private static final double SPARE = 1.5;

    private final CandidateScorer scorer;
    private final NeighbourOptions options;
    private final Set<Channel> channels;
    /** What is popular in a cluster, as long as there is the cluster's model. */
    private final Map<ClusterModel, Kept> kept = new WeakHashMap<>();

    /** What is popular, and when it was looked up. */
    private static final class Kept {
        private final PopularItems popular;
        private final PopularityDigest digest;
        private final long featureChanges;
        private final long asOfMillis;
        private int asks;

        Kept(PopularItems popular, PopularityDigest digest, long asOfMillis) {
            this.popular = popular;
            this.digest = digest;
            this.featureChanges = digest.featureChanges();
            this.asOfMillis = asOfMillis;
        }

        /** Whether it still holds for one more who asks. */
        boolean holds(PopularityDigest asked, long askedAsOfMillis) {
            asks++;
            return digest == asked
                    && featureChanges == asked.featureChanges()
                    && askedAsOfMillis < asOfMillis + POPULAR_FOR_MILLIS
                    && asks < POPULAR_FOR_ASKS;
        }
    }

    /**
     * Recalls by the channels that the mixture gives a weight.
     *
     * @param options of the models; with a staleness of 0 nothing is kept
     */
    public static Recaller ofTheMixture(CandidateScorer scorer, NeighbourOptions options) {
        return new Recaller(scorer, options, scorer.channels());
    }

    /** Recalls by every channel, for those who want to see each; the merged list is the same. */
    public static Recaller ofAllChannels(CandidateScorer scorer, NeighbourOptions options) {
        return new Recaller(scorer, options, EnumSet.allOf(Channel.class));
    }

    private Recaller(CandidateScorer scorer, NeighbourOptions options, Set<Channel> channels) {
        this.scorer = scorer;
        this.options = options;
        this.channels = channels;
    }

    /** What is recalled for users nobody knows: what is hot overall. */
    public List<Candidate> hot(PopularityDigest digest, long asOfMillis) {
        RankedItems list = digest.hottest(SHARED_HALF_LIFE, asOfMillis, options.listSize(), item -> true);
        return Candidate.listOf(Channel.HOT.get(SHARED_HALF_LIFE), list);
    }

    /** What is recalled for whoever belongs to a cluster: what is hot in it. */
    public List<Candidate> hotIn(ClusterModel cluster, PopularityDigest digest, long asOfMillis) {
        RankedItems list = cluster.hottest(
                SHARED_HALF_LIFE, asOfMillis, options.listSize(), item -> digest.isRecallableAt(item, asOfMillis));
        return Candidate.listOf(Channel.CLUSTER_HOT.get(SHARED_HALF_LIFE), list);
    }

    /**
     * What is recalled for a member of a cluster as of an instant: a pure function of its arguments, but for what is kept, see
     * {@link NeighbourOptions#staleness()}.
     */
    public Recalled recall(
            Member member, ClusterModel cluster, Mixture mixture, PopularityDigest digest, long asOfMillis) {
        Map<Channel, RankedItems> lists =
                cluster.lists(member.userId(), asOfMillis, channels, item -> digest.isRecallableAt(item, asOfMillis));
        int[] recents = cluster.recents(member.userId());
        Marks hidden = cluster.hiddenFrom(member.userId(), asOfMillis);
        PopularItems popular = popularIn(cluster, digest, asOfMillis);
        for (int depth = 2 * popular.depth(); !popular.addTo(lists, hidden, options.listSize()); depth *= 2) {
            // Who had most of what is popular is shown what is less so.
            popular = scorer.popular(cluster, digest, channels, depth, asOfMillis);
        }
        if (channels.contains(Channel.NEXT)) {
            lists.put(Channel.NEXT, digest.next(recents, asOfMillis, item -> !hidden.contains(item)));
        }
        Taste taste = Taste.of(member, recents, digest, asOfMillis);
        return new Recalled(lists, scorer.merge(lists, popular, taste, mixture, digest, asOfMillis));
    }

    private PopularItems popularIn(ClusterModel cluster, PopularityDigest digest, long asOfMillis) {
        Kept known = kept.get(cluster);
        if (known == null || options.staleness() == 0 || !known.holds(digest, asOfMillis)) {
            int depth = (int) (SPARE * options.listSize());
            known = new Kept(scorer.popular(cluster, digest, channels, depth, asOfMillis), digest, asOfMillis);
            kept.put(cluster, known);
        }
        return known.popular;
    }

    /** Teaches a mixture that of all that was recalled in the last call this item was clicked. */
    public void learn(Mixture mixture, ClusterModel cluster, PopularityDigest digest, String itemId) {
        scorer.learn(mixture, digest, cluster.numbers().of(itemId));
    }
}
