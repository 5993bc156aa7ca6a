package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.trial.World.HOUR;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviours;
import dev.eddy.item.ItemFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    private final Protocol protocol = protocol(TrialOptions.defaults());

    @Test
    void aUserIsNewForFiveClicks() {
        List<Boolean> isNew = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ScoredClick scored = protocol.next(click("ann", "item-" + i, NOON + i));
            if (scored != null) {
                isNew.add(scored.isOfNewUser());
            }
        }
        // The first is not scored; the sixth has five before it.
        assertThat(isNew).containsExactly(true, true, true, true, false, false);
    }

    @Test
    void anItemIsAsOldAsItsPublication() {
        Map<String, ItemFeatures> items = Map.of("new", item("new", NOON), "old", item("old", Long.MIN_VALUE));
        var dated = new Protocol(Behaviours.WEIGHTS, TrialOptions.defaults(), items);
        dated.next(click("ann", "a", NOON));
        ScoredClick first = dated.next(click("ann", "new", NOON + HOUR));
        assertThat(first.isFirstOfItem()).isTrue();
        assertThat(first.itemAgeMillis()).isEqualTo(HOUR);
        dated.next(click("bob", "a", NOON));
        assertThat(dated.next(click("bob", "new", NOON + HOUR)).isFirstOfItem()).isFalse();
        assertThat(dated.next(click("bob", "old", NOON + HOUR)).itemAgeMillis()).isEqualTo(Long.MAX_VALUE);
    }

    private static ItemFeatures item(String itemId, long publishedAtMillis) {
        return new ItemFeatures(itemId, 1, null, List.of(), Float.NaN, publishedAtMillis, Long.MAX_VALUE, false);
    }

    @Test
    void clicksOnTheSameItemCountAsClicksToo() {
        for (int i = 0; i < 5; i++) {
            protocol.next(click("ann", "a", NOON + i));
        }
        assertThat(protocol.next(click("ann", "b", NOON + 5)).isOfNewUser()).isFalse();
    }

    @Test
    void ofASampleTheSameUsersAreScoredInEveryRun() {
        List<String> scored = scoredOf(.3);
        assertThat(scored).hasSizeBetween(230, 370).isEqualTo(scoredOf(.3));
        assertThat(scoredOf(.6)).containsAll(scored).hasSizeBetween(530, 670);
        assertThat(scoredOf(1)).hasSize(1_000);
    }

    @Test
    void anotherSeedSamplesOtherUsers() {
        List<String> others = scoredOf(new TrialOptions(.3, false, false, Long.MIN_VALUE, 2));
        assertThat(others).hasSizeBetween(230, 370).isNotEqualTo(scoredOf(.3));
        List<String> inBoth = new ArrayList<>(scoredOf(.3));
        inBoth.retainAll(others);
        assertThat(inBoth).hasSizeBetween(50, 130);
    }

    @Test
    void repeatsAreScoredWhenAskedForButNotAUsersFirstClick() {
        Protocol repeats = protocol(options(true, false, Long.MIN_VALUE));
        assertThat(repeats.next(click("ann", "a", NOON))).isNull();
        assertThat(repeats.next(click("ann", "a", NOON + 1)).itemId()).isEqualTo("a");
        assertThat(protocol.next(click("ann", "a", NOON))).isNull();
        assertThat(protocol.next(click("ann", "a", NOON + 1))).isNull();
    }

    @Test
    void theSameItemAtTheSameTimeIsNoRepeat() {
        Protocol repeats = protocol(options(true, false, Long.MIN_VALUE));
        repeats.next(click("ann", "a", NOON));
        assertThat(repeats.next(click("ann", "a", NOON))).isNull();
        assertThat(repeats.next(click("ann", "b", NOON))).isNotNull();
        assertThat(repeats.next(click("ann", "b", NOON))).isNull();
        assertThat(repeats.next(click("ann", "b", NOON + HOUR))).isNotNull();
    }

    @Test
    void earlierClicksAreNotScoredButKnown() {
        Protocol late = protocol(options(false, false, NOON + HOUR));
        for (int i = 0; i < 5; i++) {
            assertThat(late.next(click("ann", "item-" + i, NOON + i))).isNull();
        }
        assertThat(late.next(click("ann", "item-0", NOON + HOUR))).isNull();
        assertThat(late.next(click("ann", "b", NOON + HOUR)).isOfNewUser()).isFalse();
    }

    @Test
    void withinSessionsOnlyClicksSoonAfterTheUsersClickBeforeAreScored() {
        Protocol next = protocol(options(false, true, Long.MIN_VALUE));
        assertThat(next.next(click("ann", "a", NOON))).isNull();
        assertThat(next.next(click("ann", "b", NOON + HOUR / 2))).isNotNull();
        assertThat(next.next(click("bob", "c", NOON + HOUR / 2 + 1))).isNull();
        assertThat(next.next(click("ann", "c", NOON + HOUR + 1))).isNull();
        // In the session that this click began.
        assertThat(next.next(click("ann", "d", NOON + HOUR + 2))).isNotNull();
        assertThat(next.next(click("ann", "d", NOON + HOUR + 3))).isNull();
    }

    @Test
    void protocolsCompose() {
        Protocol all = protocol(options(true, true, NOON + 2));
        assertThat(all.next(click("ann", "a", NOON))).isNull();
        assertThat(all.next(click("ann", "a", NOON + 1))).isNull();
        assertThat(all.next(click("ann", "a", NOON + 2))).isNotNull();
        assertThat(all.next(click("ann", "b", NOON + 2 * HOUR))).isNull();
    }

    private static TrialOptions options(boolean scoresRepeats, boolean isNextOnly, long fromMillis) {
        return new TrialOptions(1, scoresRepeats, isNextOnly, fromMillis, TrialOptions.DEFAULT_SEED);
    }

    private static Protocol protocol(TrialOptions options) {
        return new Protocol(Behaviours.WEIGHTS, options, Map.of());
    }

    private static List<String> scoredOf(double sample) {
        return scoredOf(new TrialOptions(sample, false, false, Long.MIN_VALUE, 1));
    }

    private static List<String> scoredOf(TrialOptions options) {
        Protocol protocol = protocol(options);
        List<String> scored = new ArrayList<>();
        for (int user = 0; user < 1_000; user++) {
            protocol.next(click("user-" + user, "a", NOON));
            if (protocol.next(click("user-" + user, "b", NOON + 1)) != null) {
                scored.add("user-" + user);
            }
        }
        return scored;
    }
}
