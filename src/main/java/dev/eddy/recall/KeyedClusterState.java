package dev.eddy.recall;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.MemberCodec;
import dev.eddy.recall.ranking.LearnedRanker;
import dev.eddy.recall.ranking.LinearRanker;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.function.FunctionUtils;
import org.apache.flink.util.function.ThrowingRunnable;

/** Flink's state of the cluster whose key is the current one. */
final class KeyedClusterState implements ClusterState {
    private static final MapStateDescriptor<String, Member> MEMBERS =
            new MapStateDescriptor<>("members", Types.STRING, CodecSerializer.type(Member.class, new MemberCodec()));

    private final MapState<String, Member> members;
    private final ValueState<LearnedRanker> learned;

    KeyedClusterState(RuntimeContext context) {
        members = context.getMapState(MEMBERS);
        learned = context.getState(new ValueStateDescriptor<>("ranker", TypeInformation.of(LearnedRanker.class)));
    }

    @Override
    public Iterable<Member> members() {
        return FunctionUtils.uncheckedSupplier(members::values).get();
    }

    @Override
    public boolean hasMembers() {
        return !FunctionUtils.uncheckedSupplier(members::isEmpty).get();
    }

    @Override
    public void put(Member member) {
        ThrowingRunnable.unchecked(() -> members.put(member.userId(), member)).run();
    }

    @Override
    public void remove(String userId) {
        ThrowingRunnable.unchecked(() -> members.remove(userId)).run();
    }

    @Override
    public LearnedRanker learned() {
        return FunctionUtils.uncheckedSupplier(learned::value).get();
    }

    @Override
    public void keep(LinearRanker ranker) {
        ThrowingRunnable.unchecked(() -> learned.update(ranker.learned())).run();
    }

    @Override
    public void forgetLearned() {
        learned.clear();
    }
}
