package dev.eddy.console;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.ops.TopicReader;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.RecordParser;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the interactions of a user were: a click, a like. The job keeps their weights only, so the event is read from its place in
 * the topic; when Kafka has it no longer, the types of its weight are told.
 */
final class EventTypes {
    private static final int KEPT = 10_000;
    private static final double SAME = 1e-6;

    private final TopicReader reader;
    private final String topic;
    private final RecordParser<Behaviour> parser;
    private final BehaviourWeights weights;
    /** Types by position; the least recently added is dropped. */
    private final Map<Long, BehaviourType> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, BehaviourType> eldest) {
            return size() > KEPT;
        }
    };

    /** @param parser of events, which is called from one thread at a time */
    EventTypes(TopicReader reader, String topic, RecordParser<Behaviour> parser, BehaviourWeights weights) {
        this.reader = reader;
        this.topic = topic;
        this.parser = parser;
        this.weights = weights;
    }

    /** The type of each interaction, in words. */
    synchronized List<String> of(List<Interaction> interactions) {
        List<Long> unknown = interactions.stream()
                .map(Interaction::position)
                // Those of the history are of another topic.
                .filter(position -> position >= 0 && !known.containsKey(position))
                .toList();
        if (!unknown.isEmpty()) {
            Map<Long, String> items = interactions.stream()
                    .collect(Collectors.toMap(Interaction::position, Interaction::itemId, (one, other) -> one));
            reader.readAt(topic, unknown, record -> {
                long position = KafkaRecord.of(record).position();
                Behaviour behaviour = parser.apply(KafkaRecord.of(record)).value();
                // A topic that was made anew has another event at the place.
                boolean isIt = behaviour != null && items.get(position).equals(behaviour.itemId());
                known.put(position, isIt ? behaviour.type() : null);
            });
        }
        List<String> types = new ArrayList<>();
        for (Interaction interaction : interactions) {
            BehaviourType type = known.get(interaction.position());
            types.add(type == null ? ofWeight(interaction.weight(), weights) : type.wireName());
        }
        return types;
    }

    /** The types that have a weight. */
    static String ofWeight(double weight, BehaviourWeights weights) {
        String types = Stream.of(BehaviourType.values())
                .filter(type -> type.isAboutAnItem() && type != BehaviourType.IMPRESSION)
                .filter(type -> Math.abs(weights.of(type) - weight) < SAME)
                .map(BehaviourType::wireName)
                .collect(Collectors.joining(" or "));
        return types.isEmpty() ? "weight " + weight : types;
    }
}
