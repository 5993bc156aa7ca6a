package dev.eddy.console;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourEncoder;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import dev.eddy.record.OwnLayout;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes test events of the console's users to the topic of the events. */
final class EventPosts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final KnownItems items;
    private final StreamClock clock;

    EventPosts(KafkaOptions kafka, KnownItems items, StreamClock clock) {
        this.producer = Producers.connect(kafka, "eddy-console-events", PATIENCE);
        this.topic = kafka.topic(Topic.EVENTS);
        this.items = items;
        this.clock = clock;
    }

    /** An event to post; the type is a name in the JSON of events, and a visit has no item. */
    record Post(String userId, String itemId, String type) {}

    record Posted(String eventId, long atMillis) {}

    /**
     * Posts an event and waits until the broker has it.
     *
     * @throws BadInputException when the job would refuse it
     * @throws IllegalStateException when the broker does not take it
     */
    Posted post(Post post) {
        BehaviourType type = check(post, items);
        String eventId = "console-" + UUID.randomUUID();
        long at = clock.millis();
        String itemId = type.isAboutAnItem() ? post.itemId() : null;
        var event = new Behaviour(eventId, post.userId(), itemId, type, at, Behaviour.Details.NONE, at, 0);
        var record = OwnLayout.mark(new ProducerRecord<>(topic, post.userId(), BehaviourEncoder.encode(event)));
        Producers.awaitTaken(producer.send(record), "the broker did not take the event");
        return new Posted(eventId, at);
    }

    static BehaviourType check(Post post, KnownItems items) {
        BadInputException.requireId("user_id", post.userId());
        BehaviourType type = post.type() == null ? null : BehaviourType.ofWireName(post.type());
        if (type == null || (!type.isAboutAnItem() && type != BehaviourType.VISIT)) {
            throw new BadInputException("type is " + post.type() + "; allowed: a type of events on items, or visit");
        }
        if (type.isAboutAnItem()) {
            BadInputException.requireId("item_id", post.itemId());
            if (items.item(post.itemId()).isEmpty()) {
                throw new BadInputException("item " + post.itemId()
                        + " is not in the catalogue: the event would wait for it; publish it first");
            }
        }
        return type;
    }

    @Override
    public void close() {
        producer.close();
    }
}
