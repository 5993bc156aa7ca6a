package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.ClusterModel;
import dev.eddy.neighbours.Marks;
import dev.eddy.neighbours.Member;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.popularity.PopularityDigest;
import dev.eddy.vector.HalfLives;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Recalls for one member: the cluster's channels, the popular items overall, and the mixture of them. */
public final class Recaller {
    /** Index of the half-life of what many share: three days. */
    private static final int SHARED_HALF_LIFE = 1;

    private final CandidateScorer scorer;
    private final int listSize;
    private final Set<Channel> channels;

    /**
     * Recalls by the channels that the mixture gives a weight.
     *
     * @param listSize items in the lists of the popular items overall
     */
    public static Recaller ofTheMixture(CandidateScorer scorer, int listSize) {
        return new Recaller(scorer, listSize, scorer.channels());
    }

    /** Recalls by every channel, for those who want to see each; the merged list is the same. */
    public static Recaller ofAllChannels(CandidateScorer scorer, int listSize) {
        return new Recaller(scorer, listSize, EnumSet.allOf(Channel.class));
    }

    private Recaller(CandidateScorer scorer, int listSize, Set<Channel> channels) {
        this.scorer = scorer;
        this.listSize = listSize;
        this.channels = channels;
    }

    /** What is recalled for users nobody knows: what is hot overall. */
    public List<Candidate> hot(PopularityDigest digest, long asOfMillis) {
        RankedItems list = digest.hottest(SHARED_HALF_LIFE, asOfMillis, listSize, item -> true);
        return Candidate.listOf(Channel.HOT.get(SHARED_HALF_LIFE), list);
    }

    /** What is recalled for whoever belongs to a cluster: what is hot in it. */
    public List<Candidate> hotIn(ClusterModel cluster, PopularityDigest digest, long asOfMillis) {
        RankedItems list =
                cluster.hottest(SHARED_HALF_LIFE, asOfMillis, item -> digest.isRecallableAt(item, asOfMillis));
        return Candidate.listOf(Channel.CLUSTER_HOT.get(SHARED_HALF_LIFE), list);
    }

    /** What is recalled for a member of a cluster as of an instant: a pure function of its arguments. */
    public Recalled recall(
            Member member, ClusterModel cluster, Mixture mixture, PopularityDigest digest, long asOfMillis) {
        Map<Channel, RankedItems> lists =
                cluster.lists(member.userId(), asOfMillis, channels, item -> digest.isRecallableAt(item, asOfMillis));
        int[] recents = cluster.recents(member.userId());
        Marks hidden = cluster.hiddenFrom(member.userId(), asOfMillis);
        IntPredicate isNew = item -> !hidden.contains(item);
        for (int i = 0; i < HalfLives.COUNT; i++) {
            Channel channel = Channel.HOT.get(i);
            if (channels.contains(channel)) {
                lists.put(channel, digest.hottest(i, asOfMillis, listSize, isNew));
            }
        }
        if (channels.contains(Channel.NEXT)) {
            lists.put(Channel.NEXT, digest.next(recents, asOfMillis, isNew));
        }
        Taste taste = Taste.of(member, recents, digest, asOfMillis);
        return new Recalled(lists, scorer.merge(lists, taste, mixture, digest, asOfMillis));
    }

    /** Teaches a mixture that of all that was recalled in the last call this item was clicked. */
    public void learn(Mixture mixture, ClusterModel cluster, PopularityDigest digest, String itemId) {
        scorer.learn(mixture, digest, cluster.numbers().of(itemId));
    }
}
