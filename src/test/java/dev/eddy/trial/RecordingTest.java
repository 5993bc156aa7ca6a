package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.catalog.Catalogue;
import dev.eddy.catalog.ItemFeatures;
import dev.eddy.catalog.TagVectors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final long NOON = 1_750_000_000_000L;

    @Test
    void anItemIsKnownFromJustAfterItsFirstEventUnlessItSaysWhenItWasPublished() {
        var catalogue = new Catalogue(
                Map.of(
                        "silent", item("silent", Long.MIN_VALUE),
                        "dated", item("dated", NOON - 5),
                        "unused", item("unused", Long.MIN_VALUE)),
                new TagVectors(2));
        var events =
                List.of(click("ann", "silent", NOON), click("bob", "silent", NOON + 9), click("ann", "dated", NOON));
        Map<String, ItemFeatures> items =
                new Recording(events, catalogue, "1", 1).catalogue().items();
        assertThat(items.get("silent").publishedAtMillis()).isEqualTo(NOON + 1);
        assertThat(items.get("dated").publishedAtMillis()).isEqualTo(NOON - 5);
        assertThat(items.get("unused").publishedAtMillis()).isEqualTo(Long.MAX_VALUE);
    }

    private static ItemFeatures item(String itemId, long publishedAtMillis) {
        return new ItemFeatures(
                itemId, 1, new float[] {1, 0}, List.of(), Float.NaN, publishedAtMillis, Long.MAX_VALUE, false);
    }
}
