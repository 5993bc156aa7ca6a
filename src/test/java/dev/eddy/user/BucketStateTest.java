package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketStateTest {
    private final Map<String, User> users = new HashMap<>();
    private int reads;

    @Test
    void aUserIsReadWhenItsTurnComesAlsoWhileUsersAreWrittenAndRemoved() {
        List.of("ann", "bob", "cid", "dan").forEach(userId -> users.put(userId, user(userId, 1)));
        List<User> walked = new ArrayList<>();
        for (User user : BucketState.oneByOne(users.keySet(), this::read)) {
            walked.add(user);
            assertThat(reads).isEqualTo(walked.size());
            users.replaceAll((userId, other) -> user(userId, 1 + walked.size()));
            if (walked.size() % 2 == 1) {
                users.remove(user.userId());
            }
        }
        assertThat(walked).extracting(User::userId).containsExactlyInAnyOrder("ann", "bob", "cid", "dan");
        assertThat(walked).extracting(User::epoch).containsExactly(1L, 2L, 3L, 4L);
        assertThat(users).hasSize(2);
    }

    @Test
    void aUserWhoIsRemovedBeforeItsTurnIsLeftOut() {
        users.put("ann", user("ann", 1));
        Iterable<User> all = BucketState.oneByOne(users.keySet(), this::read);
        users.clear();
        assertThat(all).isEmpty();
    }

    private User read(String userId) {
        reads++;
        return users.get(userId);
    }

    private static User user(String userId, long epoch) {
        return User.unknown(userId, Interest.none(2), epoch, Long.MIN_VALUE);
    }
}
