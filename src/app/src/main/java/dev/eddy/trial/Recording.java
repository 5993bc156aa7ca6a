package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.centre.ClusterCount;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The input of trials.
 *
 * @param events events by time
 * @param clusters number of clusters to train, or {@link ClusterCount#AUTO} to train like the job itself
 */
public record Recording(List<Behaviour> events, Catalogue catalogue, String clusters, TrialOptions options) {

    /**
     * Where no record has a publication time, publishes each item with its first event. Where some have one, the other items are there
     * from the start.
     */
    public Recording {
        if (catalogue.items().values().stream().noneMatch(item -> item.publishedAtMillis() != Long.MIN_VALUE)) {
            Map<String, Long> firstEvents = new HashMap<>();
            events.forEach(event -> firstEvents.merge(String.valueOf(event.itemId()), event.atMillis(), Math::min));
            Map<String, ItemFeatures> published = new LinkedHashMap<>();
            catalogue
                    .items()
                    .forEach((itemId, item) -> published.put(itemId, published(item, firstEvents.get(itemId))));
            catalogue = new Catalogue(published, catalogue.tagVectors(), catalogue.vectors(), catalogue.towers());
        }
    }

    private static ItemFeatures published(ItemFeatures item, Long firstEvent) {
        // After the event, so that nobody can recall the item before.
        return item.publishedAt(firstEvent == null ? Long.MAX_VALUE : firstEvent + 1);
    }

    /** Index of the first event of the second half. */
    public int half() {
        return events.size() / 2;
    }

    /** Whether any event is on an item of the catalogue. */
    public boolean hasEventOnKnownItem() {
        return events.stream()
                .anyMatch(event -> event.itemId() != null && catalogue.items().containsKey(event.itemId()));
    }

    /**
     * Number of clicks that would be scored from index {@code from} to before {@code to}; earlier events are only
     * learned.
     */
    public int scored(BehaviourWeights weights, int from, int to) {
        var protocol = new Protocol(weights, options, catalogue.items());
        int scored = 0;
        for (int i = 0; i < to; i++) {
            scored += protocol.next(events.get(i)) != null && i >= from ? 1 : 0;
        }
        return scored;
    }

    int users() {
        return (int) events.stream().map(Behaviour::userId).distinct().count();
    }
}
