package dev.eddy.trial;

import dev.eddy.recall.ClusterState;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.ranking.LearnedRanker;
import dev.eddy.recall.ranking.LinearRanker;
import java.util.HashMap;
import java.util.Map;

/** The state of one cluster on the heap. */
public final class ClusterMemory implements ClusterState {
    private final Map<String, Member> members = new HashMap<>();
    private LinearRanker ranker;

    @Override
    public Iterable<Member> members() {
        return members.values();
    }

    @Override
    public Member member(String userId) {
        return members.get(userId);
    }

    @Override
    public boolean hasMembers() {
        return !members.isEmpty();
    }

    @Override
    public void put(Member member) {
        members.put(member.userId(), member);
    }

    @Override
    public void remove(String userId) {
        members.remove(userId);
    }

    @Override
    public LearnedRanker learned() {
        return ranker == null ? null : ranker.learned();
    }

    @Override
    public void keep(LinearRanker learned) {
        ranker = learned;
    }

    @Override
    public void forgetLearned() {
        ranker = null;
    }
}
