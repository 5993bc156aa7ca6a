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
 * What trials are made on.
 *
 * @param events in the order of time
 * @param clusters to train, a number or {@link ClusterCount#AUTO} for those that the job trains by itself
 */
public record Recording(List<Behaviour> events, Catalogue catalogue, String clusters, TrialOptions options) {

    /** Nothing is known of an item before its first event, unless its record says when it was published. */
    public Recording {
        Map<String, Long> firstEvents = new HashMap<>();
        events.forEach(event -> firstEvents.merge(String.valueOf(event.itemId()), event.atMillis(), Math::min));
        Map<String, ItemFeatures> published = new LinkedHashMap<>();
        catalogue.items().forEach((itemId, item) -> published.put(itemId, published(item, firstEvents.get(itemId))));
        catalogue = new Catalogue(published, catalogue.tagVectors(), catalogue.vectors());
    }

    private static ItemFeatures published(ItemFeatures item, Long firstEvent) {
        if (item.publishedAtMillis() != Long.MIN_VALUE) {
            return item;
        }
        // Just after it: the event itself comes as a surprise.
        return item.publishedAt(firstEvent == null ? Long.MAX_VALUE : firstEvent + 1);
    }

    /** What is scored of it. */
    Protocol protocol(BehaviourWeights weights) {
        return new Protocol(weights, options);
    }

    /** Index of the event that the second part begins with, where options are tuned on the first. */
    public int half() {
        return events.size() / 2;
    }

    /** Whether any event is on an item of the catalogue. */
    public boolean hasEventOnKnownItem() {
        return events.stream()
                .anyMatch(event -> event.itemId() != null && catalogue.items().containsKey(event.itemId()));
    }

    /**
     * How many of the events would be scored.
     *
     * @param weights which say what a click is
     * @param from index of the first event in question; the ones before it are what is known of users by then
     * @param to index after the last
     */
    public int scored(BehaviourWeights weights, int from, int to) {
        Protocol protocol = protocol(weights);
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
