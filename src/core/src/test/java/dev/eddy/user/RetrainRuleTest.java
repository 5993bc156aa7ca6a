package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.option.Options;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetrainRuleTest {
    private static final long NOON = 1_767_268_800_000L;
    private static final CentreSet TRAINED = set(3, 2);
    private static final CentreSet UNTRAINED = CentreSet.random(1, 1, 2);
    private static final Drift GOOD = new Drift(.7, .72, true, 20, true, 3, 0, 500, 500);

    private final RetrainRule rule = new RetrainRule(.05, 10, 100, Duration.ofDays(7), 1_000);

    @Test
    void itIsNotDueWhileTheCentresFit() {
        assertThat(isDue(GOOD)).isFalse();
    }

    @Test
    void itIsDueOnceUsersAreFartherFromTheirCentresThanTheyWere() {
        assertThat(isDue(new Drift(.68, .72, true, 20, true, 3, 0, 500, 500))).isFalse();
        assertThat(isDue(new Drift(.66, .72, true, 20, true, 3, 0, 500, 500))).isTrue();
        assertThat(isDue(new Drift(.66, .72, false, 20, true, 3, 0, 500, 500)))
                .as("of those who were walked so far")
                .isFalse();
    }

    @Test
    void itIsDueOnceAClusterIsFarTooLarge() {
        assertThat(isDue(new Drift(.7, .72, true, 20, true, 10, 0, 500, 500))).isFalse();
        assertThat(isDue(new Drift(.7, .72, true, 20, true, 10.1, 0, 500, 500))).isTrue();
        assertThat(isDue(new Drift(.7, .72, false, 20, true, 10.1, 0, 500, 500)))
                .isFalse();
    }

    @Test
    void itIsDueOnceUsersDoNotStayWhereTheyAre() {
        assertThat(isDue(new Drift(.7, .72, true, 100, true, 3, 0, 500, 500))).isFalse();
        assertThat(isDue(new Drift(.7, .72, false, 101, true, 3, 0, 500, 500))).isTrue();
        assertThat(isDue(new Drift(.7, .72, true, 101, false, 3, 0, 500, 500))).isFalse();
    }

    @Test
    void itIsDueOnceTheCentresAreOldByTheClockOfTheEvents() {
        long week = Duration.ofDays(7).toMillis();
        assertThat(rule.isDue(GOOD, TRAINED, NOON + week, 1)).isFalse();
        assertThat(rule.isDue(GOOD, TRAINED, NOON + week + 1, 1)).isTrue();
        assertThat(rule.isDue(GOOD, TRAINED, Long.MIN_VALUE, 1))
                .as("no event yet")
                .isFalse();
        assertThat(rule.isDue(GOOD, UNTRAINED, NOON, 1)).as("never trained").isFalse();
    }

    @Test
    void ofTheOneCentreToBeginWithNothingFollows() {
        var bad = new Drift(.1, .72, true, 500, true, 30, 0, 500, 500);
        assertThat(isDue(bad)).isTrue();
        assertThat(rule.isDue(bad, UNTRAINED, NOON, 1)).isFalse();
        assertThat(rule.isDue(bad, CentreSet.random(1, 4, 2), NOON, 1))
                .as("of four")
                .isTrue();
        assertThat(rule.isDue(bad, set(3, 1), NOON, 1)).as("of a trained one").isTrue();
    }

    @Test
    void itIsDueOnceTheUsersAreTooManyForCentresThatNobodyTrained() {
        assertThat(rule.isDue(ofUsers(1_000), UNTRAINED, NOON, 1)).isFalse();
        assertThat(rule.isDue(ofUsers(1_001), UNTRAINED, NOON, 1)).isTrue();
        assertThat(rule.isDue(ofUsers(1_001), CentreSet.random(1, 4, 2), NOON, 1))
                .isTrue();
        assertThat(rule.isDue(ofUsers(1_001), TRAINED, NOON, 1)).isFalse();
        int tasks = 4;
        RetrainRule shipped = Options.defaults(MembershipOptions.class).retrain();
        assertThat(shipped.isDue(ofUsers(12_400), UNTRAINED, NOON, tasks)).isFalse();
        assertThat(shipped.isDue(ofUsers(12_600), UNTRAINED, NOON, tasks))
                .as("a quarter of more than fifty thousand")
                .isTrue();
    }

    @Test
    void aTasksShareOfTheUsersMayBeAFraction() {
        int tasks = 3;
        RetrainRule shipped = Options.defaults(MembershipOptions.class).retrain();
        assertThat(shipped.isDue(ofUsers(16_666.6), UNTRAINED, NOON, tasks)).isFalse();
        assertThat(shipped.isDue(ofUsers(16_666.7), UNTRAINED, NOON, tasks)).isTrue();
    }

    private static Drift ofUsers(double users) {
        return new Drift(Double.NaN, Double.NaN, false, Double.NaN, false, Double.NaN, 0, users, 20 * users);
    }

    @Test
    void ofWhatIsNotKnownNothingFollows() {
        assertThat(rule.isDue(Drift.UNKNOWN, TRAINED, Long.MAX_VALUE, 1)).isFalse();
    }

    private boolean isDue(Drift drift) {
        return rule.isDue(drift, TRAINED, NOON, 1);
    }

    private static CentreSet set(long version, int clusters) {
        CentreSet random = CentreSet.random(1, clusters, 2);
        return CentreSet.of(random.space(), version, 2, random.ids(), random.centres(), new Provenance(NOON, 0));
    }
}
