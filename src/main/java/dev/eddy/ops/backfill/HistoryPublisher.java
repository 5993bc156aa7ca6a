package dev.eddy.ops.backfill;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.control.CommandCodec;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.ops.Producers;
import dev.eddy.ops.Publication;
import dev.eddy.ops.TopicReader;
import dev.eddy.ops.backfill.Backfill.Counts;
import dev.eddy.record.OwnLayout;
import java.util.BitSet;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Sends the events of a file to {@code behaviour-history}, each once, however often the command is given. A header of each record
 * has the file's id and the event's number. When all are sent, a record without effect in {@code recall-control}, which keeps the
 * last one of each key, says so: the broker may delete the history later.
 */
final class HistoryPublisher {
    private static final String HEADER = "eddy-history";

    private final KafkaOptions kafka;
    private final String topic;

    HistoryPublisher(KafkaOptions kafka) {
        this.kafka = kafka;
        this.topic = kafka.topic(Topic.HISTORY);
    }

    /**
     * Sends the events before an instant.
     *
     * @param beforeMillis epoch milliseconds
     * @param progress gets the number of events that were looked at
     */
    Counts publish(HistoryFile file, long beforeMillis, LiveEvents live, LongConsumer progress) {
        long sentUntil = sentUntil(file.id());
        BitSet sentBefore = numbersIn(file.id());
        var counter = new Counter();
        try (var publication = new Publication<>(Producers.connect(kafka, "eddy-backfill"))) {
            file.forEach((event, json, number) -> {
                if (event.atMillis() >= beforeMillis) {
                    counter.later++;
                } else if (live.has(event)) {
                    counter.live++;
                } else if (event.atMillis() < sentUntil || sentBefore.get(Math.toIntExact(number))) {
                    counter.sentBefore++;
                } else {
                    counter.sent++;
                    var record = new ProducerRecord<>(topic, event.userId(), json);
                    record.headers().add(HEADER, (file.id() + ":" + number).getBytes(US_ASCII));
                    publication.send(OwnLayout.mark(record));
                    publication.requireTaken(topic);
                }
                progress.accept(number);
            });
            publication.finish(topic);
            note(file.id(), Math.max(sentUntil, beforeMillis), publication);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    e.getMessage() + "; give the same command again, it sends what is not there", e);
        }
        return new Counts(counter.sent, counter.sentBefore, counter.live, counter.later);
    }

    /** The numbers of the file's events that the topic has. */
    private BitSet numbersIn(String id) {
        var numbers = new BitSet();
        TopicReader.scan(kafka, topic, record -> {
            Header header = record.headers().lastHeader(HEADER);
            String text = header == null ? "" : new String(header.value(), US_ASCII);
            if (text.startsWith(id + ":")) {
                numbers.set(Integer.parseInt(text.substring(id.length() + 1)));
            }
        });
        return numbers;
    }

    /** The instant before which all of the file's events were sent; the beginning of time for a new file. */
    private long sentUntil(String id) {
        String start = "history:" + id + ":";
        long[] until = {Long.MIN_VALUE};
        TopicReader.scan(kafka, kafka.topic(Topic.CONTROL), record -> {
            String key = record.key() == null ? "" : new String(record.key(), UTF_8);
            if (key.startsWith(start)) {
                until[0] = Math.max(until[0], Long.parseLong(key.substring(start.length())));
            }
        });
        return until[0];
    }

    private void note(String id, long untilMillis, Publication<String> publication) {
        String control = kafka.topic(Topic.CONTROL);
        publication.send(control, "history:" + id + ":" + untilMillis, CommandCodec.fence());
        publication.finish(control);
    }

    private static final class Counter {
        private long sent;
        private long sentBefore;
        private long live;
        private long later;
    }
}
