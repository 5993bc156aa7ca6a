package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        IntStream.range(2, HeldUsers.MOST)
                .forEach(i -> assertThat(held.hold(BUCKET, user("u" + i))).isNull());
        assertThat(held.hold(BUCKET, user("one more")).user().userId()).isEqualTo("bob");
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

    private static User user(String userId) {
        return new UserStage(
                        InterestFixtures.options(),
                        CentreSets.trained(1, 2, 8),
                        .02,
                        InterestFixtures.inputs(CentreSets.TAGS))
                .unknown(userId);
    }
}
