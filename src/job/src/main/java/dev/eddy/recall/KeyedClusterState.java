package dev.eddy.recall;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.MemberCodec;
import dev.eddy.recall.ranking.LearnedRanker;
import dev.eddy.recall.ranking.LinearRanker;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.util.function.FunctionUtils;
import org.apache.flink.util.function.ThrowingRunnable;

/** Flink's state of the cluster whose key is the current one. */
final class KeyedClusterState implements ClusterState {
    private static final MapStateDescriptor<String, Member> MEMBERS =
            new MapStateDescriptor<>("members", Types.STRING, CodecSerializer.type(Member.class, new MemberCodec()));

    private static final MapStateDescriptor<String, OwedList> OWED =
            new MapStateDescriptor<>("owed-lists", Types.STRING, TypeInformation.of(OwedList.class));

    private final MapState<String, Member> members;
    private final MapState<String, OwedList> owed;
    private final ValueState<LearnedRanker> learned;
    private final ValueState<Long> emptiedAt;

    KeyedClusterState(RuntimeContext context) {
        members = context.getMapState(MEMBERS);
        owed = context.getMapState(OWED);
        learned = context.getState(new ValueStateDescriptor<>("ranker", TypeInformation.of(LearnedRanker.class)));
        emptiedAt = context.getState(new ValueStateDescriptor<>("emptied-at", Types.LONG));
    }

    @Override
    public Iterable<Member> members() {
        return FunctionUtils.uncheckedSupplier(members::values).get();
    }

    @Override
    public Member member(String userId) {
        return FunctionUtils.uncheckedSupplier(() -> members.get(userId)).get();
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

    /** Notes when the last member has left. */
    void noteEmpty(long nowMillis) {
        ThrowingRunnable.unchecked(() -> emptiedAt.update(nowMillis)).run();
    }

    /** Whether the last time that all members had left was at an instant or before. */
    boolean isEmptySince(long millis) {
        Long at = FunctionUtils.uncheckedSupplier(emptiedAt::value).get();
        return at != null && at <= millis;
    }

    void owe(OwedList list) {
        ThrowingRunnable.unchecked(() -> owed.put(list.userId(), list)).run();
    }

    /** The list owed to a user, or null. */
    OwedList owed(String userId) {
        return FunctionUtils.uncheckedSupplier(() -> owed.get(userId)).get();
    }

    void settle(String userId) {
        ThrowingRunnable.unchecked(() -> owed.remove(userId)).run();
    }

    /** Passes on all users of all clusters who are owed a list, each with the cluster. */
    static void forEachOwed(KeyedStateBackend<Integer> backend, BiConsumer<Integer, String> action) throws Exception {
        backend.applyToAllKeys(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                OWED,
                (cluster, state) -> state.keys().forEach(userId -> action.accept(cluster, userId)));
    }
}
