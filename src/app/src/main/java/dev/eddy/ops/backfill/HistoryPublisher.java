package dev.eddy.ops.backfill;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.control.CommandCodec;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import dev.eddy.ops.Publication;
import dev.eddy.ops.TopicReader;
import dev.eddy.ops.backfill.Backfill.Counts;
import dev.eddy.ops.backfill.SentHistory.Note;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.OwnLayout;
import java.util.HashSet;
import java.util.Set;
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
     * @throws BadInputException when nobody can tell which events were sent before
     */
    Counts publish(HistoryFile file, long beforeMillis, LiveEvents live, LongConsumer progress) {
        SentHistory sent = sentBefore(file);
        var counter = new Counter();
        try (var publication = new Publication<>(Producers.connect(kafka, "eddy-backfill"))) {
            // Before the first event, so that a longer file knows those of an interrupted one.
            note(Note.of(file, sent.ownRecords(), 0), publication);
            file.forEach((event, json, number) -> {
                if (event.atMillis() >= beforeMillis) {
                    counter.later++;
                } else if (live.has(event)) {
                    counter.live++;
                } else if (sent.has(event, number)) {
                    counter.sentBefore++;
                } else {
                    counter.sent++;
                    var record = new ProducerRecord<>(topic, event.userId(), json);
                    record.headers().add(HEADER, SentHistory.mark(file, number).getBytes(US_ASCII));
                    publication.send(OwnLayout.mark(record));
                    publication.requireTaken(topic);
                }
                progress.accept(number);
            });
            publication.finish(topic);
            note(Note.of(file, sent.ownRecords() + counter.sent, beforeMillis), publication);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    e.getMessage() + "; give the same command again, it sends what is not there", e);
        }
        return new Counts(counter.sent, counter.sentBefore, counter.live, counter.later);
    }

    private SentHistory sentBefore(HistoryFile file) {
        Set<Note> notes = new HashSet<>();
        TopicReader.scan(
                kafka,
                kafka.topic(Topic.CONTROL),
                record -> Note.parse(record.key() == null ? "" : new String(record.key(), UTF_8))
                        .ifPresent(notes::add));
        var sent = new SentHistory(file, notes, kafka.records().events().before(new BehaviourParser()::parse));
        TopicReader.scan(kafka, topic, record -> {
            Header header = record.headers().lastHeader(HEADER);
            boolean isMarked = header != null && header.value() != null;
            sent.add(isMarked ? new String(header.value(), US_ASCII) : "", KafkaRecord.of(record));
        });
        sent.complete();
        sent.refusal().ifPresent(reason -> {
            throw new BadInputException(reason);
        });
        return sent;
    }

    private void note(Note note, Publication<String> publication) {
        String control = kafka.topic(Topic.CONTROL);
        publication.send(control, note.key(), CommandCodec.fence());
        publication.finish(control);
    }

    private static final class Counter {
        private long sent;
        private long sentBefore;
        private long live;
        private long later;
    }
}
