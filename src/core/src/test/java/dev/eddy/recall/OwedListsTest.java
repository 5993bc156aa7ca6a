package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwedListsTest {
    private static final long LATE_AFTER = 1_000;
    private static final long AT_MOST = 10_000;
    private static final int JAZZ = 1;
    private static final int ROCK = 2;

    private boolean inputWaits = true;
    private final OwedLists owed =
            new OwedLists(Duration.ofMillis(LATE_AFTER), Duration.ofMillis(AT_MOST), () -> inputWaits);
    private long now = 1_000_000;

    @Test
    void aClickIsLateWhenTheTaskIsFurtherBehind() {
        assertThat(owed.isLate(LATE_AFTER)).isFalse();
        assertThat(owed.isLate(LATE_AFTER + 1)).isTrue();
    }

    /** Each click is later than the list before it could be made. */
    @Test
    void aUserWhoClicksAgainAndAgainDoesNotWaitForEverEither() {
        for (long waited = 0; waited < AT_MOST; waited += AT_MOST / 4) {
            owe(JAZZ, "ann");
            late();
            assertThat(owed.take(now)).isNull();
            now += AT_MOST / 4;
        }
        late();
        assertThat(owed.take(now)).isEqualTo(new OwedLists.Due(JAZZ, List.of("ann")));
    }

    /** As a member of one cluster, and as a guest of the other who was a member. */
    @Test
    void aUserMayBeOwedTheListsOfTwoClusters() {
        owe(JAZZ, "ann");
        owe(ROCK, "ann");
        assertThat(owed.size()).isEqualTo(2);
        assertThat(owed.take(now)).isEqualTo(new OwedLists.Due(ROCK, List.of("ann")));
        assertThat(owed.size()).isEqualTo(1);
        assertThat(owed.take(now)).isEqualTo(new OwedLists.Due(JAZZ, List.of("ann")));
        assertThat(owed.size()).isZero();
    }

    @Test
    void aClockThatIsSetBackStopsNoList() {
        owe(JAZZ, "ann");
        late();
        now -= 365 * 86_400_000L;
        assertThat(owed.take(now))
                .as("it has waited for a time that nobody knows")
                .isNotNull();
    }

    @Test
    void newestComeFirstAndAllOfOneCluster() {
        owe(JAZZ, "ann");
        owe(ROCK, "bob");
        owe(JAZZ, "cat");
        assertThat(owed.take(now)).isEqualTo(new OwedLists.Due(JAZZ, List.of("cat", "ann")));
        assertThat(owed.take(now)).isEqualTo(new OwedLists.Due(ROCK, List.of("bob")));
        assertThat(owed.take(now)).isNull();
        assertThat(owed.size()).isZero();
    }

    @Test
    void aDroppedListIsNotMade() {
        owe(JAZZ, "ann");
        assertThat(owed.drop(ROCK, "ann")).as("another cluster's").isFalse();
        assertThat(owed.drop(JAZZ, "ann")).isTrue();
        assertThat(owed.drop(JAZZ, "ann")).isFalse();
        assertThat(owed.take(now)).isNull();
    }

    @Test
    void whileClicksComeLateThereIsNoTimeForLists() {
        owe(JAZZ, "ann");
        late();
        assertThat(owed.take(now)).isNull();
        inputWaits = false;
        assertThat(owed.take(now)).as("nothing else is to be done").isNotNull();
        inputWaits = true;
        owe(JAZZ, "ann");
        late();
        assertThat(owed.isLate(0)).isFalse();
        assertThat(owed.take(now)).as("the last click was on time").isNotNull();
    }

    @Test
    void noListWaitsForEverThoughClicksAlwaysComeLate() {
        owe(JAZZ, "ann");
        now += AT_MOST + 1;
        owe(ROCK, "bob");
        late();
        assertThat(owed.take(now)).isEqualTo(new OwedLists.Due(JAZZ, List.of("ann")));
        assertThat(owed.take(now)).isNull();
    }

    /** Else those who came last would never have theirs while the others are many. */
    @Test
    void whoWaitedForTooLongAndWhoCameLastTakeTurns() {
        for (int i = 0; i < 10 * OwedLists.MOST_AT_ONCE; i++) {
            owe(JAZZ, "old-" + i);
        }
        now += AT_MOST + 1;
        owe(ROCK, "new");
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            first.add(owed.take(now).users().get(0));
        }
        assertThat(first).containsExactlyInAnyOrder("old-0", "new");
    }

    @Test
    void inputNeverWaitsForManyLists() {
        for (int i = 0; i < 1_000; i++) {
            owe(JAZZ, "user-" + i);
        }
        assertThat(owed.take(now).users()).hasSize(OwedLists.MOST_AT_ONCE);
        now += AT_MOST + 1;
        late();
        assertThat(owed.take(now).users()).hasSize(OwedLists.FEW_AT_ONCE);
        assertThat(owed.nextMillis(now, 0)).isGreaterThan(now + 1);
        assertThat(owed.nextMillis(now, 30)).as("lists that take long").isEqualTo(now + 270);
    }

    private void owe(int cluster, String userId) {
        owed.add(cluster, userId, now);
    }

    private void late() {
        assertThat(owed.isLate(LATE_AFTER + 1)).isTrue();
    }
}
