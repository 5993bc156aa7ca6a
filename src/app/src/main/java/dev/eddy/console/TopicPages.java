package dev.eddy.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreMessage.Manifest;
import dev.eddy.centre.Provenance;
import dev.eddy.console.KnownItems.Named;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.LetterCounts;
import dev.eddy.ops.StoredLetter;
import dev.eddy.ops.TopicReader;
import dev.eddy.record.DeadLetter;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.RecordParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Data of the pages about topics: the latest events, dead letters and centres.
 *
 * @param parser of events; the reader calls it from one thread at a time
 */
record TopicPages(KafkaOptions kafka, KnownItems items, TopicReader reader, RecordParser<Behaviour> parser)
        implements AutoCloseable {
    private static final int EVENTS = 40;
    private static final int LETTERS = 2_000;
    private static final int SHOWN_LETTERS = 50;
    private static final int SHOWN_BYTES = 500;

    /** The events appended last, newest first; malformed ones are skipped. */
    List<Behaviour> latestBehaviours() {
        List<Behaviour> latest = new ArrayList<>();
        reader.readLast(kafka.topic(Topic.EVENTS), EVENTS, record -> {
            Behaviour behaviour = parser.apply(KafkaRecord.of(record)).value();
            if (behaviour != null) {
                latest.add(behaviour);
            }
        });
        latest.sort(
                Comparator.comparingLong(Behaviour::appendedAtMillis).reversed().thenComparing(Behaviour::userId));
        return latest;
    }

    Named<List<Behaviour>> events() {
        List<Behaviour> latest = latestBehaviours();
        List<String> ids =
                latest.stream().map(Behaviour::itemId).filter(Objects::nonNull).toList();
        return items.named(latest, ids);
    }

    /** @param read number of letters read from the end of the topic */
    record Letters(long read, List<Count> counts, List<Letter> latest) {}

    record Count(String topic, String reason, long records, long latestAtMillis) {}

    /** @param value the first 500 bytes, as text */
    record Letter(
            String topic, int partition, long offset, String reason, long writtenAtMillis, String key, String value) {}

    Letters letters() {
        var counts = new LetterCounts();
        List<Letter> read = new ArrayList<>();
        reader.readLast(kafka.topic(Topic.DEAD_LETTERS), LETTERS, record -> {
            StoredLetter stored = StoredLetter.of(record);
            counts.add(stored);
            // Cut at once, because all letters at full length would not fit into memory.
            read.add(letter(stored));
        });
        read.sort(Comparator.comparingLong(Letter::writtenAtMillis)
                .thenComparingLong(Letter::offset)
                .reversed());
        return new Letters(
                read.size(),
                counts.rows().stream()
                        .map(row -> new Count(
                                row.topic(),
                                row.reason(),
                                row.records(),
                                row.latest().toEpochMilli()))
                        .toList(),
                read.stream().limit(SHOWN_LETTERS).toList());
    }

    private static Letter letter(StoredLetter stored) {
        DeadLetter letter = stored.letter();
        return new Letter(
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.reason(),
                stored.writtenAt().toEpochMilli(),
                text(letter.key()),
                text(letter.value()));
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, 0, Math.min(SHOWN_BYTES, bytes.length), UTF_8);
    }

    /** @param refused number of malformed records */
    record Centres(Long active, long refused, List<CentreVersion> versions) {}

    /** Without a manifest, most fields are null. A set that can be used has no flaw. */
    record CentreVersion(
            long version, Integer clusters, Integer dimension, Long trainedAtMillis, Long parent, String flaw) {}

    Centres centres() {
        CentreInventory inventory = CentrePublisher.read(kafka);
        return new Centres(
                inventory.active().isPresent() ? inventory.active().getAsLong() : null,
                inventory.refused(),
                inventory.entries().stream().map(TopicPages::version).toList());
    }

    private static CentreVersion version(CentreInventory.Entry entry) {
        Manifest manifest = entry.manifest();
        if (manifest == null) {
            return new CentreVersion(entry.version(), null, null, null, null, entry.flaw());
        }
        Provenance origin = manifest.provenance();
        return new CentreVersion(
                entry.version(),
                manifest.ids().length,
                manifest.dimension(),
                origin.trainedAtMillis() > 0 ? origin.trainedAtMillis() : null,
                origin.parent() >= 0 ? origin.parent() : null,
                entry.flaw());
    }

    @Override
    public void close() {
        reader.close();
    }
}
