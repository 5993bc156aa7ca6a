package dev.eddy.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.util.function.FunctionUtils;
import org.apache.flink.util.function.FunctionWithException;
import org.apache.flink.util.function.ThrowingRunnable;

/** Keyed state of the user stage: the users of the current bucket, what the ids merged into them told, tombstones, and the bucket's progress. */
final class BucketState {
    private static final ValueStateDescriptor<Bucket> BUCKET = new ValueStateDescriptor<>("bucket", Bucket.class);

    private final KeyedStateBackend<Integer> backend;
    private final MapState<String, User> users;
    private final HeldUsers held = new HeldUsers();
    private final MapState<String, Tombstone> tombstones;
    private final MapState<String, Handover> parts;
    private final ValueState<Bucket> bucket;
    /** A copy of the state of all buckets, so that an event does not read it. */
    private final Map<Integer, Bucket> buckets = new HashMap<>();

    BucketState(RuntimeContext context, KeyedStateBackend<Integer> backend, Duration tombstoneFor) throws Exception {
        this.backend = backend;
        var tombstonesById = new MapStateDescriptor<>("tombstones", Types.STRING, TypeInformation.of(Tombstone.class));
        tombstonesById.enableTimeToLive(StateTtlConfig.newBuilder(tombstoneFor).build());
        users = context.getMapState(MembershipDescriptors.users());
        tombstones = context.getMapState(tombstonesById);
        parts = context.getMapState(
                new MapStateDescriptor<>("parts", Types.STRING, MembershipDescriptors.HANDOVERS.getTypeInfo()));
        bucket = context.getState(BUCKET);
        backend.applyToAllKeys(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                BUCKET,
                (key, state) -> buckets.put(key, state.value()));
    }

    /** The buckets that have users. */
    Set<Integer> buckets() {
        return buckets.keySet();
    }

    /** Null when the user is unknown or the id is null. */
    User user(String userId) throws Exception {
        if (userId == null) {
            return null;
        }
        User waiting = held.user(userId);
        return waiting != null ? waiting : users.get(userId);
    }

    /** The users of the bucket. */
    Iterable<User> users() throws Exception {
        write(held.take(backend.getCurrentKey()));
        return oneByOne(users.keys(), users::get);
    }

    /** Reads each user when its turn comes: all of a bucket may be hundreds of megabytes. The state may change meanwhile. */
    static Iterable<User> oneByOne(Iterable<String> userIds, FunctionWithException<String, User, Exception> read) {
        List<String> ids = new ArrayList<>();
        userIds.forEach(ids::add);
        return () -> ids.stream()
                .map(FunctionUtils.uncheckedFunction(read))
                .filter(Objects::nonNull)
                .iterator();
    }

    void keep(UserChange change) throws Exception {
        if (change.user() == null) {
            if (change.before() != null) {
                held.drop(change.before().userId());
                users.remove(change.before().userId());
            }
        } else if (isChanged(change)) {
            held.drop(change.user().userId());
            users.put(change.user().userId(), change.user());
        }
    }

    /** As {@link #keep(UserChange)}, but the user may wait until the next snapshot. */
    void hold(UserChange change) throws Exception {
        if (change.user() == null) {
            keep(change);
        } else if (isChanged(change)) {
            write(held.hold(backend.getCurrentKey(), change.user()));
        }
    }

    // One object for both means no change; comparing contents would cost more than a write.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isChanged(UserChange change) {
        return change.user() != change.before();
    }

    /** Writes the users that wait into the state, which a snapshot is then made of. */
    void settle() throws Exception {
        write(held.takeAll());
    }

    private void write(List<HeldUsers.Held> waiting) throws Exception {
        Integer current = backend.getCurrentKey();
        for (HeldUsers.Held each : waiting) {
            backend.setCurrentKey(each.bucket());
            users.put(each.user().userId(), each.user());
        }
        if (!waiting.isEmpty() && current != null) {
            backend.setCurrentKey(current);
        }
    }

    /** What the ids that are merged into users of the bucket told. */
    Parts parts() {
        return new Parts() {
            @Override
            public Handover.Part of(String userId, String id) {
                return get(Parts.key(userId, id));
            }

            @Override
            public Handover.Part head(String userId, String id) {
                Handover.Part head = get(headKey(userId, id));
                return head == null ? of(userId, id) : head;
            }

            private Handover.Part get(String key) {
                return (Handover.Part)
                        FunctionUtils.uncheckedSupplier(() -> parts.get(key)).get();
            }

            private static String headKey(String userId, String id) {
                return Parts.key(userId, id) + '\0';
            }

            @Override
            public void put(Handover.Part part) {
                put(Parts.key(part.to(), part.from()), part);
                put(headKey(part.to(), part.from()), part.withoutHistory());
            }

            private void put(String key, Handover part) {
                ThrowingRunnable.unchecked(() -> parts.put(key, part)).run();
            }

            @Override
            public void remove(String userId, String id) {
                for (String key : List.of(Parts.key(userId, id), headKey(userId, id))) {
                    ThrowingRunnable.unchecked(() -> parts.remove(key)).run();
                }
            }
        };
    }

    /** Null when the user was not forgotten lately. */
    Tombstone tombstone(String userId) throws Exception {
        return tombstones.get(userId);
    }

    void keep(String userId, Tombstone tombstone) throws Exception {
        tombstones.put(userId, tombstone);
    }

    /** Null while the bucket has no users. */
    Bucket bucket(int key) {
        return buckets.get(key);
    }

    /** Number of this task's buckets that fulfil a condition. */
    int count(Predicate<Bucket> condition) {
        return (int) buckets.values().stream().filter(condition).count();
    }

    void keep(int key, Bucket after) throws Exception {
        if (!after.equals(buckets.put(key, after))) {
            bucket.update(after);
        }
    }
}
