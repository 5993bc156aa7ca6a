package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.catalog.Catalogue;
import dev.eddy.training.ClusterCount;
import java.util.List;

/**
 * What trials are made on.
 *
 * @param events in the order of time
 * @param clusters to train, a number or {@link ClusterCount#AUTO}
 * @param sample share of the users whose clicks are scored, in (0, 1]
 */
public record Recording(List<Behaviour> events, Catalogue catalogue, String clusters, double sample) {

    /** What is scored of it. */
    Protocol protocol(BehaviourWeights weights) {
        return new Protocol(weights, sample);
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
