package dev.eddy.scoring;

import dev.eddy.interest.Interaction;
import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.ClusterModel;
import dev.eddy.neighbours.Member;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.popularity.PopularityDigest;
import dev.eddy.vector.HalfLives;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Recalls for one member: the cluster's channels, the popular items overall, and the mixture of them. */
public final class Recaller {
    private final CandidateScorer scorer;
    private final int listSize;

    /** @param listSize items in the lists of the popular items overall */
    public Recaller(CandidateScorer scorer, int listSize) {
        this.scorer = scorer;
        this.listSize = listSize;
    }

    /** What is recalled for a member of a cluster as of an instant: a pure function of its arguments. */
    public Recalled recall(Member member, ClusterModel cluster, PopularityDigest digest, long asOfMillis) {
        Map<Channel, RankedItems> lists =
                cluster.lists(member.userId(), asOfMillis, itemId -> digest.isRecallableAt(itemId, asOfMillis));
        Set<String> had = new HashSet<>();
        for (Interaction interaction : member.history()) {
            had.add(interaction.itemId());
        }
        for (int i = 0; i < HalfLives.COUNT; i++) {
            lists.put(Channel.HOT.get(i), digest.hottest(i, asOfMillis, listSize, itemId -> !had.contains(itemId)));
        }
        return new Recalled(lists, scorer.merge(lists, member.direction(), digest, asOfMillis));
    }
}
