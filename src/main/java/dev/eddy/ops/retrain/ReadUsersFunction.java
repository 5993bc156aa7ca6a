package dev.eddy.ops.retrain;

import dev.eddy.user.MembershipDescriptors;
import dev.eddy.user.User;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;

/** Passes the users in a savepoint to a consumer in this process, one at a time. Emits nothing. */
final class ReadUsersFunction extends KeyedStateReaderFunction<Integer, Integer> {
    private static final Map<String, Consumer<User>> CONSUMERS = new ConcurrentHashMap<>();

    /** Key of the consumer, because Flink copies the function. */
    private final String id = UUID.randomUUID().toString();

    private transient MapState<String, User> users;

    ReadUsersFunction(Consumer<User> consumer) {
        CONSUMERS.put(id, consumer);
    }

    /** Forgets the consumer. */
    void end() {
        CONSUMERS.remove(id);
    }

    @Override
    public void open(OpenContext context) {
        users = getRuntimeContext().getMapState(MembershipDescriptors.users());
    }

    @Override
    public void readKey(Integer bucket, Context context, Collector<Integer> out) throws Exception {
        Consumer<User> consumer = CONSUMERS.get(id);
        for (User user : users.values()) {
            synchronized (CONSUMERS) {
                consumer.accept(user);
            }
        }
    }
}
