package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.TagVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final long NOON = 1_750_000_000_000L;

    @Test
    void whereNoItemSaysWhenItWasPublishedEachIsKnownFromJustAfterItsFirstEvent() {
        Map<String, ItemFeatures> items = recorded(item("silent", Long.MIN_VALUE), item("unused", Long.MIN_VALUE));
        assertThat(items.get("silent").publishedAtMillis()).isEqualTo(NOON + 1);
        assertThat(items.get("unused").publishedAtMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whereAnItemSaysWhenItWasPublishedTheOthersAreThereFromTheStart() {
        Map<String, ItemFeatures> items = recorded(item("silent", Long.MIN_VALUE), item("dated", NOON + 5));
        assertThat(items.get("silent").publishedAtMillis()).isEqualTo(Long.MIN_VALUE);
        assertThat(items.get("dated").publishedAtMillis()).isEqualTo(NOON + 5);
    }

    private static Map<String, ItemFeatures> recorded(ItemFeatures one, ItemFeatures other) {
        var catalogue = new Catalogue(Map.of(one.itemId(), one, other.itemId(), other), new TagVectors(2));
        var events = List.of(click("ann", "silent", NOON), click("bob", "silent", NOON + 9));
        return new Recording(events, catalogue, "1", TrialOptions.defaults())
                .catalogue()
                .items();
    }

    @Test
    void withoutAVectorInTheCatalogueATrialRunsThroughWithOneCluster() {
        var none = new Catalogue(Map.of("a", vectorless("a"), "b", vectorless("b")), new TagVectors(World.DIMENSION));
        List<Behaviour> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            events.add(click("user-" + i, "a", NOON + i));
            events.add(click("user-" + i, "b", NOON + i));
        }
        var recording = new Recording(events, none, "auto", TrialOptions.defaults());
        TrialReport report = new TrialRun(recording, Optional.empty(), () -> {}).report(World.options(), Set.of());
        assertThat(report.counts().scored()).isEqualTo(10);
        assertThat(report.standings().baselines().get("item-cf").hr20()).isGreaterThanOrEqualTo(.9);
    }

    private static ItemFeatures vectorless(String itemId) {
        return new ItemFeatures(itemId, 1, null, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false);
    }

    private static ItemFeatures item(String itemId, long publishedAtMillis) {
        return new ItemFeatures(
                itemId, 1, new float[] {1, 0}, List.of(), Float.NaN, publishedAtMillis, Long.MAX_VALUE, false);
    }
}
