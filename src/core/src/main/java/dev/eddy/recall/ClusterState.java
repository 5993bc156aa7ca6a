package dev.eddy.recall;

import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.ranking.LearnedRanker;
import dev.eddy.recall.ranking.LinearRanker;

/** The stored state of one cluster. It outlives restarts and the model in memory. */
public interface ClusterState {
    /** All members, in any order. */
    Iterable<Member> members();

    /** Null for a user who is no member. */
    Member member(String userId);

    boolean hasMembers();

    void put(Member member);

    void remove(String userId);

    /** What the ranker has learned; null before it learned anything. */
    LearnedRanker learned();

    void keep(LinearRanker ranker);

    void forgetLearned();
}
