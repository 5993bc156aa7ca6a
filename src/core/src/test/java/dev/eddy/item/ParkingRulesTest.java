package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParkingRulesTest {
    private final ParkingRules rules = new ParkingRules(2, Duration.ofMillis(100));

    @Test
    void everyOneWaitsAtLeastTheFullTimeAndAtMostATenthMore() {
        for (long parkedAt = 1_000; parkedAt < 1_050; parkedAt++) {
            assertThat(rules.deadline(parkedAt) - parkedAt).isBetween(100L, 110L);
        }
    }

    @Test
    void aCrowdThatComesTogetherLeavesTogether() {
        assertThat(rules.deadline(1_001)).isEqualTo(rules.deadline(1_010)).isEqualTo(1_110);
    }

    @Test
    void thoseWhoCameLaterGoOnWaiting() {
        assertThat(rules.isOverdue(parked("a", 1, 0, 1_000), 1_100)).isTrue();
        assertThat(rules.isOverdue(parked("b", 2, 1, 1_050), 1_100)).isFalse();
    }

    @Test
    void aClockThatIsSetBackLetsNobodyWaitForLong() {
        assertThat(rules.isOverdue(parked("a", 1, 0, 365L * 86_400_000), 1_100)).isTrue();
    }

    @Test
    void theyLeaveByTimeThenByTheirPlaceInTheTopicWhateverTheOrderOfParking() {
        var a = parked("a", 1, 8, 1_002);
        var b = parked("b", 1, 7, 1_001);
        var c = parked("c", 0, 9, 1_003);
        assertThat(rules.inOrder(List.of(a, b, c))).isEqualTo(rules.inOrder(List.of(c, b, a)));
        assertThat(rules.inOrder(List.of(a, b, c)))
                .extracting(Behaviour::userId)
                .containsExactly("c", "b", "a");
    }

    @Test
    void thereIsRoomUpToTheLimit() {
        assertThat(rules.hasRoom(1)).isTrue();
        assertThat(rules.hasRoom(2)).isFalse();
    }

    private static ParkedBehaviour parked(String userId, long atMillis, long position, long parkedAtMillis) {
        return new ParkedBehaviour(
                new Behaviour(
                        null, userId, "i", BehaviourType.CLICK, atMillis, Behaviour.Details.NONE, atMillis, position),
                parkedAtMillis);
    }
}
