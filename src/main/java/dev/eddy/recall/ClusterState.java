package dev.eddy.recall;

import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.ranking.LearnedRanker;
import dev.eddy.recall.ranking.LinearRanker;

/** What is kept of one cluster while its model is not in memory, and across restarts. */
public interface ClusterState {
    /** All members, in any order. */
    Iterable<Member> members();

    boolean hasMembers();

    void put(Member member);

    void remove(String userId);

    /** What the ranker has learned; null before it learned anything. */
    LearnedRanker learned();

    /** Keeps what a ranker has learned. */
    void keep(LinearRanker ranker);

    /** Forgets what the ranker has learned. */
    void forgetLearned();
}
