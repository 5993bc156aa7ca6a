package dev.eddy.ops.backfill;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.ops.TopicReader;
import dev.eddy.record.TextHash;
import dev.eddy.user.EventLedger;
import java.util.Arrays;

/** The events that the live topic has, as hashes of 64 bits: the same event must not count a second time as history. */
final class LiveEvents {
    private long[] prints = new long[1 << 10];
    private int size;

    /** Reads the events with a time until an instant, from all of the topic: an event may be appended long after its time. */
    static LiveEvents read(KafkaOptions kafka, long untilMillis) {
        var live = new LiveEvents();
        TopicReader.parseAll(
                kafka,
                kafka.topic(Topic.EVENTS),
                kafka.records().events().before(new BehaviourParser()::parse),
                event -> {
                    if (event.atMillis() <= untilMillis) {
                        live.add(event);
                    }
                });
        live.sort();
        return live;
    }

    void add(Behaviour event) {
        if (size == prints.length) {
            prints = Arrays.copyOf(prints, size + (size >> 1));
        }
        prints[size++] = print(event);
    }

    /** To be called before {@link #has}. */
    void sort() {
        Arrays.sort(prints, 0, size);
    }

    static LiveEvents of(Iterable<Behaviour> events) {
        var live = new LiveEvents();
        events.forEach(live::add);
        live.sort();
        return live;
    }

    boolean has(Behaviour event) {
        return Arrays.binarySearch(prints, 0, size, print(event)) >= 0;
    }

    private static long print(Behaviour event) {
        return TextHash.of(TextHash.of(event.userId()), EventLedger.print(event));
    }
}
