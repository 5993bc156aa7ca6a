package dev.eddy.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.bench.SoakTurnover.Death;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SoakTurnoverTest {
    private static final int DAYS = 30;
    private final SoakTurnover turnover = new SoakTurnover(2_000, 1_600);

    @Test
    void eachDayAsManyItemsDieAsAreBornAndNoneTwice() {
        Set<Integer> alive = new HashSet<>();
        for (int item = 0; item < 1_600; item++) {
            alive.add(item);
        }
        for (int day = 1; day <= DAYS; day++) {
            assertThat(turnover.newItems(day)).hasSize(80).doesNotContainAnyElementsOf(alive);
            assertThat(alive).containsAll(turnover.dyingItems(day));
            alive.addAll(turnover.newItems(day));
            turnover.dyingItems(day).forEach(alive::remove);
            assertThat(alive).hasSize(1_600);
        }
    }

    @Test
    void itemsDieInEachWayAboutAsOften() {
        for (Death death : Death.values()) {
            int dead = 0;
            for (int day = 1; day <= DAYS; day++) {
                dead += turnover.dyingItems(day, death).size();
            }
            assertThat(dead).as(death.name()).isBetween(590, 610);
        }
        assertThat(turnover.dyingItems(-1, Death.ORDER)).isEmpty();
    }

    @Test
    void aTenthOfTheUsersIsReplacedEachDay() {
        assertThat(turnover.firstUser(2) - turnover.firstUser(1))
                .isEqualTo(turnover.usersADay())
                .isEqualTo(200);
    }

    @Test
    void alsoInTheSmallestWorldSomebodyGoesAndComes() {
        var small = new SoakTurnover(1, 1);
        assertThat(small.usersADay()).isEqualTo(1);
        assertThat(small.newItems(1)).containsExactly(1);
        assertThat(small.dyingItems(1)).containsExactly(0);
    }
}
