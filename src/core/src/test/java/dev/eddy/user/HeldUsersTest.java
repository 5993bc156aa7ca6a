package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldUsersTest {
    private static final int BUCKET = 7;

    private final HeldUsers held = new HeldUsers();

    @Test
    void aUserIsAsLastHeld() {
        User first = user("ann");
        User second = first.in(1, List.of(), 1);
        held.hold(BUCKET, first);
        held.hold(BUCKET, second);
        assertThat(held.user("ann")).isSameAs(second);
        assertThat(held.user("bob")).isNull();
        assertThat(held.takeAll()).containsExactly(new HeldUsers.Held(BUCKET, second));
        assertThat(held.takeAll()).as("taken once").isEmpty();
    }

    @Test
    void whoHasWaitedLongestIsWrittenWhenThereAreTooMany() {
        held.hold(BUCKET, user("ann"));
        held.hold(BUCKET, user("bob"));
        held.hold(BUCKET, user("ann"));
        int others = (int) (HeldUsers.MOST_BYTES / user("ann").bytes()) - 2;
        IntStream.range(0, others)
                .forEach(i -> assertThat(held.hold(BUCKET, user("u" + i))).isEmpty());
        assertThat(held.hold(BUCKET, user("one more")))
                .extracting(each -> each.user().userId())
                .containsExactly("bob");
        assertThat(held.user("bob")).isNull();
        assertThat(held.user("ann")).isNotNull();
    }

    @Test
    void theUsersOfABucketAreTakenAlone() {
        held.hold(BUCKET, user("ann"));
        held.hold(BUCKET + 1, user("bob"));
        assertThat(held.take(BUCKET)).extracting(each -> each.user().userId()).containsExactly("ann");
        assertThat(held.user("bob")).isNotNull();
    }

    @Test
    void whoIsWrittenOtherwiseWaitsNoLonger() {
        held.hold(BUCKET, user("ann"));
        held.drop("ann");
        assertThat(held.takeAll()).isEmpty();
    }

    /** Long histories are some 50 KB each. */
    @Test
    void usersWithLongHistoriesTakeNoMoreRoomAndNoneIsLost() {
        Map<String, User> last = new HashMap<>();
        Map<String, User> written = new HashMap<>();
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String userId = "user-" + random.nextInt(4_000);
            User before = user(userId);
            Interest interest = before.interest();
            List<Interaction> history = Collections.nCopies(500, new Interaction("item-" + i, i, i, 1));
            User user = before.with(
                    new Interest(
                            interest.sum(), i, interest.clicks(), history, interest.ledger(), i, interest.aversion()),
                    before.merged());
            last.put(userId, user);
            held.hold(random.nextInt(3), user)
                    .forEach(each -> written.put(each.user().userId(), each.user()));
            assertThat(held.bytes()).isLessThanOrEqualTo(HeldUsers.MOST_BYTES);
            if (random.nextInt(5_000) == 0) {
                held.take(1).forEach(each -> written.put(each.user().userId(), each.user()));
            }
        }
        List<HeldUsers.Held> left = held.takeAll();
        assertThat(left).hasSizeBetween(600, 1_000);
        assertThat(held.bytes()).isZero();
        left.forEach(each -> written.put(each.user().userId(), each.user()));
        assertThat(written).isEqualTo(last);
    }

    private static User user(String userId) {
        return new UserStage(
                        InterestFixtures.options(),
                        CentreSets.trained(1, 2, 8),
                        .02,
                        InterestFixtures.inputs(CentreSets.TAGS))
                .unknown(userId);
    }
}
