package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.client.Version;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Present;
import dev.eddy.user.Placement;
import dev.eddy.user.UserSnapshot;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeldUpdatesTest {
    private static final int JAZZ_CLUB = 1;
    private static final int ROCK_CLUB = 2;

    private final HeldUpdates held = new HeldUpdates();

    @Test
    void updatesOfAUserKeepTheirOrder() {
        Join join = join(JAZZ_CLUB, "ann");
        Change first = change(JAZZ_CLUB, "ann", "a");
        Change second = change(JAZZ_CLUB, "ann", "b");
        held.add(join);
        held.add(first);
        held.add(second);
        assertThat(held.take(JAZZ_CLUB)).containsExactly(List.of(join, first, second));
        assertThat(held.take(JAZZ_CLUB)).as("taken once").isEmpty();
    }

    @Test
    void aJoinReplacesWhatCameBefore() {
        held.add(change(JAZZ_CLUB, "ann", "a"));
        Join join = join(JAZZ_CLUB, "ann");
        held.add(join);
        assertThat(held.take(JAZZ_CLUB)).containsExactly(List.of(join));
    }

    @Test
    void oneUsersUpdatesAreTakenWithoutThoseOfOthers() {
        Change anns = change(JAZZ_CLUB, "ann", "a");
        Change bobs = change(JAZZ_CLUB, "bob", "a");
        held.add(anns);
        held.add(bobs);
        assertThat(held.take(JAZZ_CLUB, "ann")).containsExactly(anns);
        assertThat(held.take(JAZZ_CLUB, "ann")).isEmpty();
        assertThat(held.take(ROCK_CLUB, "bob")).isEmpty();
        assertThat(held.take(JAZZ_CLUB)).containsExactly(List.of(bobs));
    }

    @Test
    void clustersWithUpdatesAreKnown() {
        held.add(change(ROCK_CLUB, "ann", "a"));
        held.add(change(JAZZ_CLUB, "bob", "a"));
        assertThat(held.clusters()).containsExactly(JAZZ_CLUB, ROCK_CLUB);
        held.take(ROCK_CLUB);
        assertThat(held.clusters()).containsExactly(JAZZ_CLUB);
        assertThat(held.has(JAZZ_CLUB)).isTrue();
        held.take(JAZZ_CLUB, "bob");
        assertThat(held.has(JAZZ_CLUB)).isFalse();
    }

    @Test
    void theyAreDueBeforeThereAreTooMany() {
        int clicks = 0;
        while (!held.add(change(JAZZ_CLUB, "user-" + clicks % 9, "a"))) {
            clicks++;
        }
        assertThat(clicks).isBetween(2_000, 5_000);
        assertThat(held.add(change(ROCK_CLUB, "ann", "a"))).isFalse();
        assertThat(held.bytes()).isLessThan(HeldUpdates.MOST_BYTES_OF_A_CLUSTER + 2_000);
        held.take(JAZZ_CLUB, "user-0");
        assertThat(held.add(change(JAZZ_CLUB, "ann", "a"))).isFalse();
    }

    /** Long histories are some 50 KB each. */
    @Test
    void usersWithLongHistoriesTakeNoMoreRoomAndNoneIsLost() {
        Map<String, Present> last = new HashMap<>();
        Map<String, Present> taken = new HashMap<>();
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int cluster = random.nextInt(100);
            String userId = cluster + "-" + random.nextInt(100);
            List<Interaction> history = Collections.nCopies(500, new Interaction("item-" + i, i, i, 1));
            var join = new Join(user(cluster, userId), history, false, Behaviour.NOBODY_WAITS);
            last.put(userId, join);
            if (held.add(join)) {
                held.take(cluster).forEach(updates -> taken.put(updates.get(0).userId(), updates.get(0)));
            }
            assertThat(held.bytes()).isLessThan(HeldUpdates.MOST_BYTES);
        }
        assertThat(held.bytes()).isGreaterThan(HeldUpdates.MOST_BYTES / 4);
        for (int cluster : held.clusters()) {
            held.take(cluster).forEach(updates -> taken.put(updates.get(0).userId(), updates.get(0)));
        }
        assertThat(held.bytes()).isZero();
        assertThat(taken).isEqualTo(last);
    }

    private static Join join(int cluster, String userId) {
        return new Join(user(cluster, userId), List.of(), false, Behaviour.NOBODY_WAITS);
    }

    private static Change change(int cluster, String userId, String item) {
        return new Change(
                user(cluster, userId), List.of(new Interaction(item, 1, 0, 1)), false, Behaviour.NOBODY_WAITS);
    }

    private static UserSnapshot user(int cluster, String userId) {
        return new UserSnapshot(userId, new Placement(cluster, 1, List.of()), null, true, 1, new Version(0, 1, 0));
    }
}
