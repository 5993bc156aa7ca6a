package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.user.Aversion;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SegmentCutsTest {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    /** A hundred users: user i clicked i + 10 times in all, the last time i hours ago. */
    private static final List<Rfm> USERS = users();

    private final SegmentCuts cuts = SegmentCuts.of(USERS, SegmentCuts.OF_FEW);

    @Test
    void theCutsAreExactQuantiles() {
        assertThat(cuts).isEqualTo(new SegmentCuts(80, 60, 90, 100, 1));
    }

    @Test
    void usersAreComparedWithTheOthers() {
        assertThat(cuts.segment(user(3, 0, 3, 3))).isEqualTo(Segment.NEW);
        assertThat(cuts.segment(user(50, 0, 59, 59))).isEqualTo(Segment.CASUAL);
        assertThat(cuts.segment(user(50, 0, 60, 60))).isEqualTo(Segment.ACTIVE);
        assertThat(cuts.segment(user(50, 80, 90, 90))).isEqualTo(Segment.LOYAL);
        assertThat(cuts.segment(user(50, 81, 90, 90))).isEqualTo(Segment.AT_RISK);
        assertThat(cuts.segment(user(50, 81, 59, 59))).isEqualTo(Segment.DORMANT);
    }

    @Test
    void whoClicksMuchIsNoSpenderButWhoBuysIs() {
        assertThat(cuts.segment(user(50, 0, 200, 200))).isEqualTo(Segment.LOYAL);
        assertThat(cuts.segment(user(50, 0, 40, 160))).isEqualTo(Segment.SPENDER);
    }

    @Test
    void newUsersDoNotMoveTheCuts() {
        List<Rfm> withNew = new ArrayList<>(USERS);
        for (int i = 0; i < 1_000; i++) {
            withNew.add(user(1, 0, 1, 1));
        }
        assertThat(SegmentCuts.of(withNew, SegmentCuts.OF_FEW)).isEqualTo(cuts);
    }

    @Test
    void aSmallStirLeavesTheCutsAsTheyAre() {
        List<Rfm> stirred = USERS.stream()
                .map(user -> user(user.clicks(), user.pauseMillis(), user.frequency() * 1.05, user.value() * 1.5))
                .toList();
        SegmentCuts after = SegmentCuts.of(stirred, cuts);
        assertThat(after.often()).isEqualTo(cuts.often());
        assertThat(after.much()).isEqualTo(1.5 * cuts.much());
    }

    @Test
    void aFewUsersAreNotDividedByQuantiles() {
        assertThat(SegmentCuts.of(USERS.subList(0, 19), cuts)).isEqualTo(SegmentCuts.OF_FEW);
        assertThat(SegmentCuts.OF_FEW.segment(user(9, 15 * DAY, 6, 6))).isEqualTo(Segment.AT_RISK);
        assertThat(SegmentCuts.OF_FEW.segment(user(99, DAY, 60, 240))).isEqualTo(Segment.LOYAL);
    }

    @Test
    void aMonthHalvesWhatAUserDid() {
        Rfm user = Rfm.of(
                List.of(
                        new Interaction("disliked", NOW - DAY, 0, -2),
                        new Interaction("a", NOW - 30 * DAY, 0, 4),
                        new Interaction("b", NOW - 60 * DAY, 0, 1, 2)),
                NOW);
        assertThat(user).isEqualTo(new Rfm(3, 30 * DAY, 1, 2.5));
        assertThat(Rfm.of(List.of(), NOW)).isEqualTo(new Rfm(0, Long.MAX_VALUE, 0, 0));
    }

    @Test
    void manyClicksOnAnItemCountTheLastWeightOnce() {
        Rfm nineViewsAndAPurchase = Rfm.of(List.of(new Interaction("a", NOW, 0, 5, 10)), NOW);
        assertThat(nineViewsAndAPurchase).isEqualTo(new Rfm(10, 0, 10, 14));
    }

    @Test
    void theModelComparesWithItsOwnMembersByTheCutsInUse() {
        var model = new ClusterModel(
                Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), new ItemNumbers());
        Member ann = clicked("ann", 10, false);
        for (int i = 0; i < 40; i++) {
            model.put(clicked("busy-" + i, 20, false));
            model.put(clicked("guest-" + i, 4, true));
        }
        assertThat(model.segment(ann, NOW)).as("before cuts are made").isEqualTo(Segment.ACTIVE);
        model.use(model.cutsAsOf(NOW));
        assertThat(model.segment(ann, NOW)).as("busier members").isEqualTo(Segment.CASUAL);
    }

    private static Member clicked(String user, int items, boolean isGuest) {
        List<Interaction> history = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            history.add(new Interaction("item-" + i, NOW - i, 0, 1));
        }
        return new Member(user, history, null, true, isGuest, Aversion.NONE);
    }

    private static List<Rfm> users() {
        List<Rfm> users = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            users.add(user(50, i, i + 10, i + 10));
        }
        return users;
    }

    private static Rfm user(long clicks, long pauseMillis, double frequency, double value) {
        return new Rfm(clicks, pauseMillis, frequency, value);
    }
}
