package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.did;
import static dev.eddy.behaviour.Behaviours.dislike;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.named;
import static dev.eddy.behaviour.Behaviours.placed;
import static dev.eddy.behaviour.Behaviours.visit;
import static dev.eddy.user.InterestFixtures.jazz;
import static dev.eddy.user.InterestFixtures.rock;
import static dev.eddy.user.InterestFixtures.untagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.item.TaggedBehaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InterestUpdaterTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final BehaviourType[] TYPES = BehaviourType.values();

    private final InterestUpdater updater = new InterestUpdater(InterestFixtures.options(), InterestFixtures.DIMENSION);
    /** Takes those for robots who click more than three times a day. */
    private final InterestUpdater cautious =
            new InterestUpdater(InterestFixtures.robotsBeyond(3), InterestFixtures.DIMENSION);

    @Test
    void anHourHalvesTheInterest() {
        Interest interest = after(jazz(click("ann", "a", NOON)), rock(click("ann", "b", NOON + HOUR)));
        assertThat(interest.sum()).containsExactly(.5, 1);
        assertThat(interest.asOfMillis()).isEqualTo(NOON + HOUR);
    }

    @Test
    void aLateClickCountsAsTheOldClickItIs() {
        Interest interest = after(rock(click("ann", "b", NOON + HOUR)), jazz(click("ann", "a", NOON)));
        assertThat(interest.sum()).containsExactly(.5, 1);
        assertThat(interest.asOfMillis()).isEqualTo(NOON + HOUR);
    }

    @Test
    void theOrderOfEventsDoesNotMatter() {
        var random = new Random(1);
        var small = new InterestUpdater(InterestFixtures.options(60, 1_000), InterestFixtures.DIMENSION);
        List<TaggedBehaviour> events = randomEvents(random, 60);
        Interest expected = InterestFixtures.after(small, events);
        for (int run = 0; run < 50; run++) {
            Collections.shuffle(events, random);
            Interest shuffled = InterestFixtures.after(small, events);
            assertThat(shuffled.sum()).containsExactly(expected.sum(), within(1e-9));
            assertThat(shuffled.asOfMillis()).isEqualTo(expected.asOfMillis());
            assertThat(shuffled.history()).isEqualTo(expected.history());
            assertThat(shuffled.ledger()).usingRecursiveComparison().isEqualTo(expected.ledger());
            assertThat(shuffled.sequence()).isEqualTo(expected.sequence());
            assertThat(shuffled.clicks().all()).isCloseTo(expected.clicks().all(), within(1e-9));
        }
    }

    @Test
    void eventsDeliveredTwiceCountOnceWhereverTheSecondTurnsUp() {
        var random = new Random(2);
        List<TaggedBehaviour> once = randomEvents(random, 40);
        Interest expected = InterestFixtures.after(updater, once);
        List<TaggedBehaviour> twice = new ArrayList<>(once);
        twice.addAll(once);
        for (int run = 0; run < 20; run++) {
            Collections.shuffle(twice, random);
            Interest interest = InterestFixtures.after(updater, twice);
            assertThat(interest.sum()).containsExactly(expected.sum(), within(1e-9));
            assertThat(interest.sequence()).isEqualTo(40);
        }
    }

    @Test
    void oneEventIdCountsOnce() {
        Interest before = after(jazz(named("e1", click("ann", "a", NOON))));
        InterestUpdater.Update update = updater.fold(before, rock(named("e1", click("ann", "b", NOON + 1))));
        assertThat(update.isDuplicate()).isTrue();
        assertThat(update.interest()).isSameAs(before);
        assertThat(update.added()).isNull();
    }

    @Test
    void oneEventIdDaysApartCountsTwiceInAnyOrderOfArrival() {
        List<TaggedBehaviour> events = List.of(
                jazz(placed(1, named("e1", click("ann", "a", NOON)))),
                rock(placed(2, named("e2", click("ann", "b", NOON + 30 * HOUR)))),
                jazz(placed(3, named("e1", click("ann", "c", NOON + 72 * HOUR)))),
                rock(placed(4, named("e3", click("ann", "d", NOON + 90 * HOUR)))));
        Interest expected = InterestFixtures.after(updater, events);
        assertThat(expected.sequence()).isEqualTo(4);
        for (List<TaggedBehaviour> arrived : permutations(events)) {
            Interest interest = InterestFixtures.after(updater, arrived);
            assertThat(interest.sum()).containsExactly(expected.sum(), within(1e-9));
            assertThat(interest.history()).isEqualTo(expected.history());
            assertThat(interest.sequence()).isEqualTo(expected.sequence());
            assertThat(interest.clicks().all()).isCloseTo(expected.clicks().all(), within(1e-9));
        }
    }

    @Test
    void withoutIdsTheSameItemTypeAndTimeCountOnce() {
        Interest before = after(jazz(click("ann", "a", NOON)));
        assertThat(updater.fold(before, jazz(click("ann", "a", NOON))).isDuplicate())
                .isTrue();
        assertThat(updater.fold(before, jazz(click("ann", "a", NOON + 1))).isDuplicate())
                .isFalse();
        assertThat(updater.fold(before, jazz(click("ann", "b", NOON))).isDuplicate())
                .isFalse();
        assertThat(updater.fold(before, jazz(dislike("ann", "a", NOON))).isDuplicate())
                .isFalse();
    }

    @Test
    void aDuplicateIsKnownThroughoutTheWindowAndNotAfterIt() {
        var first = jazz(named("e1", click("ann", "a", NOON)));
        Interest within = after(first, rock(click("ann", "b", NOON + 24 * HOUR)));
        assertThat(updater.fold(within, first).isDuplicate()).isTrue();
        Interest beyond = after(first, rock(click("ann", "b", NOON + 24 * HOUR + 1)));
        assertThat(updater.fold(beyond, first).isDuplicate()).isFalse();
    }

    @Test
    void aDislikeTurnsAwayAndIsRemembered() {
        Interest interest = after(jazz(click("ann", "a", NOON)), jazz(dislike("ann", "b", NOON)));
        assertThat(interest.sum()).containsExactly(-1, 0);
        assertThat(interest.direction()).containsExactly(-1, 0);
        assertThat(interest.history()).contains(new Interaction("b", NOON, 0, -2));
    }

    @Test
    void theStrongerBehaviourWeighsMore() {
        Interest interest = after(jazz(click("ann", "a", NOON)), rock(did(BehaviourType.PURCHASE, "ann", "b", NOON)));
        assertThat(interest.sum()).containsExactly(1, 4);
        assertThat(interest.history())
                .containsExactly(new Interaction("a", NOON, 0, 1), new Interaction("b", NOON, 0, 4));
    }

    @Test
    void ofADuplicateTheFirstDeliveryKeepsItsPlace() {
        TaggedBehaviour first = jazz(placed(7, named("e", click("ann", "b", NOON))));
        TaggedBehaviour other = jazz(placed(8, click("ann", "a", NOON)));
        TaggedBehaviour again = jazz(placed(9, named("e", click("ann", "b", NOON))));
        assertThat(after(first, other, again).history())
                .extracting(Interaction::itemId)
                .containsExactly("a", "b");
    }

    @Test
    void impressionsAndVisitsLeaveTasteAndHistoryAlone() {
        Interest before = after(jazz(click("ann", "a", NOON)));
        for (TaggedBehaviour event : List.of(rock(impression("ann", "b", NOON)), untagged(visit("ann", NOON)))) {
            InterestUpdater.Update update = updater.fold(before, event);
            assertThat(update.added()).isNull();
            assertThat(update.interest().history()).isEqualTo(before.history());
            assertThat(update.interest().sum()).containsExactly(1, 0);
            assertThat(update.interest().sequence()).isEqualTo(2);
        }
    }

    @Test
    void declaredInterestsFoldWithoutAnItem() {
        InterestUpdater.Update update =
                updater.fold(Interest.none(2), rock(did(BehaviourType.PROFILE, "ann", null, NOON)));
        assertThat(update.interest().sum()).containsExactly(0, Behaviours.WEIGHTS.declaredInterest());
        assertThat(update.interest().history()).isEmpty();
    }

    @Test
    void anItemWithoutTagsIsRememberedThoughItSaysNothingOfTaste() {
        InterestUpdater.Update update = updater.fold(Interest.none(2), untagged(click("ann", "a", NOON)));
        assertThat(update.added()).isEqualTo(new Interaction("a", NOON, 0, 1));
        assertThat(update.interest().direction()).isNull();
        assertThat(update.interest().asOfMillis()).isEqualTo(NOON);
    }

    @Test
    void theSequenceCountsDistinctEvents() {
        Interest interest = after(
                jazz(click("ann", "a", NOON)),
                jazz(click("ann", "a", NOON)),
                jazz(click("ann", "a", NOON + 1)),
                rock(impression("ann", "b", NOON)),
                rock(impression("ann", "b", NOON)));
        assertThat(interest.sequence()).isEqualTo(3);
    }

    @Test
    void whatWasKnownStaysAsItWas() {
        Interest before = after(jazz(click("ann", "a", NOON)));
        updater.fold(before, rock(click("ann", "b", NOON + HOUR)));
        assertThat(before.sum()).containsExactly(1, 0);
        assertThat(before.history()).hasSize(1);
    }

    @Test
    void aUserWhoStaysAwayLongEnoughIsForgotten() {
        Interest interest = after(jazz(click("ann", "a", NOON)));
        assertThat(updater.isExpired(interest, NOON + 30 * 24 * HOUR)).isFalse();
        assertThat(updater.isExpired(interest, NOON + 30 * 24 * HOUR + 1)).isTrue();
    }

    @Test
    void whoClicksMoreThanPeopleDoIsARobot() {
        assertThat(cautious.isRobot(Interest.none(2))).isFalse();
        assertThat(cautious.isRobot(afterClicks(NOON, HOUR, 3))).isFalse();
        assertThat(cautious.isRobot(afterClicks(NOON, 1, 4))).isTrue();
    }

    @Test
    void aClickIsAClickWhateverItWeighs() {
        List<TaggedBehaviour> purchases = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            purchases.add(jazz(did(BehaviourType.PURCHASE, "ann", "item-" + i, NOON + i * HOUR)));
        }
        assertThat(cautious.isRobot(InterestFixtures.after(cautious, purchases)))
                .isFalse();
        purchases.add(jazz(did(BehaviourType.PURCHASE, "ann", "late", NOON + 2 * HOUR)));
        assertThat(cautious.isRobot(InterestFixtures.after(cautious, purchases)))
                .isTrue();
    }

    @Test
    void aDayHalvesTheClicksAndMakesARobotAPersonAgain() {
        Interest robot = afterClicks(NOON, 1, 5);
        assertThat(cautious.isRobot(robot)).isTrue();
        // Silence alone changes nothing: it is judged as of the newest event.
        Interest hoursLater =
                cautious.fold(robot, untagged(visit("ann", NOON + 12 * HOUR))).interest();
        assertThat(cautious.isRobot(hoursLater)).isTrue();
        Interest aDayLater =
                cautious.fold(robot, untagged(visit("ann", NOON + 24 * HOUR))).interest();
        assertThat(cautious.isRobot(aDayLater)).isFalse();
    }

    @Test
    void clicksThatComeLateCountAsTheOldClicksTheyAre() {
        Interest interest = afterClicks(NOON, 1, 2);
        for (int i = 0; i < 3; i++) {
            interest = cautious.fold(interest, jazz(click("ann", "late-" + i, NOON - 48 * HOUR)))
                    .interest();
        }
        assertThat(cautious.isRobot(interest)).isFalse();
        interest =
                cautious.fold(interest, jazz(click("ann", "more", NOON - HOUR))).interest();
        assertThat(cautious.isRobot(interest)).isTrue();
    }

    @Test
    void aRobotIsFoundInItsHistoryAlsoWhenItsLiveClicksCameFirst() {
        long before = NOON - 100 * 24 * HOUR;
        Interest interest = InterestFixtures.after(cautious, afterClicks(NOON, 1, 2), clicksFrom(before, 1, 4));
        assertThat(cautious.isRobotAt(interest, before + 3)).isTrue();
        assertThat(cautious.isRobotAt(interest, NOON + 1)).as("a live click").isFalse();
        assertThat(cautious.isRobot(interest)).isFalse();
    }

    @Test
    void whoClicksFastTodayWasStillAPersonInTheHistory() {
        long before = NOON - 100 * 24 * HOUR;
        Interest interest = InterestFixtures.after(cautious, afterClicks(NOON, 1, 5), clicksFrom(before, 1, 3));
        assertThat(cautious.isRobotAt(interest, before + 2)).isFalse();
        assertThat(cautious.isRobotAt(interest, NOON + 4)).as("a live click").isTrue();
    }

    @Test
    void aMonthOfTheHistoryAfterALaterOneMakesNoRobot() {
        Interest interest = afterClicks(NOON, 1, 1);
        interest = InterestFixtures.after(cautious, interest, clicksFrom(NOON - 30 * 24 * HOUR, 24 * HOUR, 20));
        interest = InterestFixtures.after(cautious, interest, clicksFrom(NOON - 60 * 24 * HOUR, 24 * HOUR, 20));
        assertThat(cautious.isRobotAt(interest, NOON - 41 * 24 * HOUR)).isFalse();
    }

    @Test
    void mergedIdsAreARobotInTheHistoryIfTheyAreTogether() {
        long before = NOON - 100 * 24 * HOUR;
        Interest one = InterestFixtures.after(cautious, afterClicks(NOON, 1, 1), clicksFrom(before, 1, 2));
        Interest other = InterestFixtures.after(cautious, afterClicks(NOON, 1, 1), clicksFrom(before + 10, 1, 2));
        assertThat(cautious.isRobotAt(one, before)).isFalse();
        assertThat(cautious.isRobotAt(cautious.together(List.of(one, other)), before))
                .isTrue();
    }

    @Test
    void whatIsNoClickMakesNoRobot() {
        List<TaggedBehaviour> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            events.add(jazz(impression("ann", "item-" + i, NOON)));
            events.add(jazz(dislike("ann", "item-" + i, NOON)));
            events.add(untagged(visit("ann", NOON + i)));
            events.add(jazz(did(BehaviourType.PROFILE, "ann", null, NOON + i)));
        }
        assertThat(cautious.isRobot(InterestFixtures.after(cautious, events))).isFalse();
    }

    @Test
    void clicksDeliveredTwiceMakeNoRobot() {
        Interest interest = afterClicks(NOON, HOUR, 3);
        for (int i = 0; i < 3; i++) {
            interest = cautious.fold(interest, jazz(click("ann", "item-" + i, NOON + i * HOUR)))
                    .interest();
        }
        assertThat(cautious.isRobot(interest)).isFalse();
    }

    @Test
    void anyOrderOfEventsMakesTheSameRobots() {
        var random = new Random(3);
        int robots = 0;
        for (int run = 0; run < 40; run++) {
            var updaterOfRun =
                    new InterestUpdater(InterestFixtures.robotsBeyond(20 + run / 2), InterestFixtures.DIMENSION);
            List<TaggedBehaviour> events = randomEvents(random, 60);
            boolean expected = updaterOfRun.isRobot(InterestFixtures.after(updaterOfRun, events));
            robots += expected ? 1 : 0;
            for (int shuffle = 0; shuffle < 10; shuffle++) {
                Collections.shuffle(events, random);
                assertThat(updaterOfRun.isRobot(InterestFixtures.after(updaterOfRun, events)))
                        .isEqualTo(expected);
            }
        }
        assertThat(robots).isBetween(5, 35);
    }

    private static <T> List<List<T>> permutations(List<T> values) {
        if (values.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int first = 0; first < values.size(); first++) {
            List<T> rest = new ArrayList<>(values);
            T head = rest.remove(first);
            for (List<T> tail : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(head));
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }

    /** Ann's interest after so many clicks, one a pause. */
    private Interest afterClicks(long fromMillis, long pauseMillis, int count) {
        return InterestFixtures.after(cautious, clicksFrom(fromMillis, pauseMillis, count));
    }

    private static List<TaggedBehaviour> clicksFrom(long fromMillis, long pauseMillis, int count) {
        List<TaggedBehaviour> clicks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clicks.add(jazz(click("ann", "item-" + i, fromMillis + i * pauseMillis)));
        }
        return clicks;
    }

    private Interest after(TaggedBehaviour... events) {
        return InterestFixtures.after(updater, List.of(events));
    }

    /** Events of all types on few items within less than the duplicate window, no two alike. */
    private static List<TaggedBehaviour> randomEvents(Random random, int size) {
        List<TaggedBehaviour> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            BehaviourType type = TYPES[random.nextInt(TYPES.length)];
            String item = type.isAboutAnItem() ? "item-" + random.nextInt(10) : null;
            var event = placed(i, did(type, "ann", item, NOON + random.nextInt(10) * HOUR));
            events.add(random.nextBoolean() ? jazz(named("e" + i, event)) : rock(named("e" + i, event)));
        }
        return events;
    }
}
