package dev.eddy.ops.retrain;

import dev.eddy.user.MembershipDescriptors;
import dev.eddy.user.User;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;

/** Reads the users of each bucket from a savepoint. */
final class ReadUsersFunction extends KeyedStateReaderFunction<Integer, SavedUser> {
    private static final long serialVersionUID = 1L;

    private transient MapState<String, User> users;

    @Override
    public void open(OpenContext context) {
        users = getRuntimeContext().getMapState(MembershipDescriptors.users());
    }

    @Override
    public void readKey(Integer bucket, Context context, Collector<SavedUser> out) throws Exception {
        for (User user : users.values()) {
            out.collect(SavedUser.of(user));
        }
    }
}
