package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.trial.World.HOUR;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.trial.SessionKnnBaseline.Settings;
import dev.eddy.trial.VstanBaseline.Decays;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VstanBaselineTest {
    private static final long DAY = 24 * HOUR;
    private static final Settings SETTINGS = new Settings(Duration.ofMinutes(30), 9, 500, 200);

    private final Baseline baseline = new VstanBaseline(SETTINGS, new Decays(1, 30, 1, 1, 0), Had.LEFT_OUT);

    @Test
    void theSessionThatSharesTheLaterItemRecommendsFirst() {
        clicks(baseline, "bob", NOON, "old", "z");
        clicks(baseline, "cid", NOON, "new", "y");
        clicks(baseline, "ann", NOON, "old", "new");
        assertThat(recall(baseline, NOON)).containsExactly("y", "z");
    }

    @Test
    void theSessionThatEndedLaterRecommendsFirst() {
        clicks(baseline, "bob", NOON, "a", "new");
        clicks(baseline, "cid", NOON - 20 * DAY, "a", "old");
        clicks(baseline, "ann", NOON, "a");
        assertThat(recall(baseline, NOON)).containsExactly("new", "old");
    }

    @Test
    void theItemNextToTheSharedOneComesFirst() {
        clicks(baseline, "bob", NOON, "far", "near", "a", "after", "long-after");
        clicks(baseline, "ann", NOON, "a");
        assertThat(recall(baseline, NOON)).startsWith("after", "near").endsWith("far", "long-after");
    }

    @Test
    void ofTwoSessionsThatShareAsMuchTheShorterOneRecommendsFirst() {
        clicks(baseline, "bob", NOON, "x", "y", "a", "long");
        clicks(baseline, "cid", NOON, "a", "short");
        clicks(baseline, "ann", NOON, "a");
        assertThat(recall(baseline, NOON)).startsWith("short");
    }

    @Test
    void theRareItemOfASessionComesFirst() {
        var rarity = new VstanBaseline(SETTINGS, new Decays(1, 30, 100, 1, 1), Had.LEFT_OUT);
        clicks(rarity, "bob", NOON, "a", "hit", "rare");
        clicks(rarity, "cid", NOON, "hit");
        clicks(rarity, "ann", NOON, "a");
        assertThat(recall(rarity, NOON)).containsExactly("rare", "hit");
    }

    private static void clicks(Baseline baseline, String user, long atMillis, String... items) {
        for (String item : items) {
            baseline.fold(click(user, item, atMillis));
        }
    }

    private static List<String> recall(Baseline baseline, long asOfMillis) {
        return baseline.recall("ann", asOfMillis, 20);
    }
}
