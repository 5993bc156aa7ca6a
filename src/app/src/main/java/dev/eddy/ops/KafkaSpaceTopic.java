package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.control.CommandCodec;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.VectorSpace;
import dev.eddy.item.VersionInventory;
import dev.eddy.item.VersionManifest;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** {@link SpaceTopic} on the topics {@code item-vectors} and {@code recall-control} of a deployment. */
public final class KafkaSpaceTopic implements SpaceTopic, AutoCloseable {
    private static final double NUDGES_PER_SECOND = 3;
    /** Versions are numbered by the time of their publication. */
    private static final long NO_VERSION = 1;

    private final KafkaOptions kafka;
    private final String space;
    private final String topic;
    private final String towers;
    private final ControlChannel control;
    private final Publication<String> publication;
    private final Duration timeout;
    private final double vectorsPerSecond;
    private final Runnable waiting;

    /**
     * Connects to the topics.
     *
     * @param timeout longest wait for the job
     * @param vectorsPerSecond most vectors a second to send, since the job has lists to make meanwhile; 0 for no limit
     * @param waiting called every 100 ms during a wait
     */
    public KafkaSpaceTopic(
            KafkaOptions kafka, String space, Duration timeout, double vectorsPerSecond, Runnable waiting) {
        this.kafka = kafka;
        this.space = space;
        this.topic = kafka.topic(Topic.ITEM_VECTORS);
        this.towers = kafka.topic(Topic.USER_TOWERS);
        this.timeout = timeout;
        this.vectorsPerSecond = vectorsPerSecond;
        this.waiting = waiting;
        this.control = new ControlChannel(kafka, timeout);
        this.publication = new Publication<>(Producers.connect(kafka, "eddy-vectors"));
    }

    @Override
    public String space() {
        return space;
    }

    /** The last order about the versions of a space. */
    public static SpaceVersions order(KafkaOptions kafka, String space) {
        var order = new AtomicReference<>(SpaceVersions.first(space));
        TopicReader.parseLast(
                kafka, kafka.topic(Topic.CONTROL), TopicReader.ALL, record -> CommandCodec.decode(record, 0), each -> {
                    if (each instanceof SpaceVersions versions
                            && versions.space().equals(space)) {
                        order.set(versions);
                    }
                });
        return order.get();
    }

    /** The published versions of a space. */
    public static VersionInventory inventory(KafkaOptions kafka, String space) {
        var inventory = new VersionInventory(space);
        TopicReader.scan(
                kafka, kafka.topic(Topic.ITEM_VECTORS), record -> inventory.accept(key(record.key()), record.value()));
        return inventory;
    }

    private static String key(byte[] key) {
        return key == null ? null : new String(key, UTF_8);
    }

    @Override
    public SpaceVersions order() {
        return order(kafka, space);
    }

    @Override
    public VersionInventory inventory() {
        return inventory(kafka, space);
    }

    @Override
    public void send(SpaceVersions order) {
        control.send(CommandCodec.versionsKey(space), CommandCodec.versions(order));
    }

    @Override
    public void awaitOrders() {
        control.fence("space " + space, waiting);
    }

    @Override
    public void awaitVectors() {
        for (String each : List.of(topic, towers)) {
            try (var lag = new ConsumerLag(kafka, each)) {
                Set<Integer> partitions = lag.endOffsets().keySet();
                var nudges = new Pace(NUDGES_PER_SECOND, System::nanoTime);
                lag.awaitDrained(timeout, () -> {
                    if (nudges.nanosToWait() <= 0) {
                        nudges.take();
                        nudge(each, partitions);
                    }
                    waiting.run();
                });
            }
        }
    }

    /** Takes back a version that never was: a source without new records commits only every 10 s. */
    private void nudge(String each, Set<Integer> partitions) {
        partitions.forEach(partition ->
                publication.send(new ProducerRecord<>(each, partition, VectorSpace.nameOf(space, NO_VERSION), null)));
    }

    @Override
    public VersionManifest publish(
            long version, Iterator<byte[]> records, byte[] tower, long trainedAtMillis, long parent) {
        long items = 0;
        long checksum = 0;
        Pace pace = pace();
        while (records.hasNext()) {
            pace.awaitTurn();
            byte[] json = records.next();
            String key = VectorSpace.nameOf(space, version) + ":"
                    + RecordHeader.of(json).itemId();
            publication.send(topic, key, json);
            checksum += VersionInventory.checksum(key, json);
            items++;
        }
        publication.finish(topic);
        if (tower != null) {
            publication.send(towers, VectorSpace.nameOf(space, version), tower);
            publication.finish(towers);
        }
        var manifest = new VersionManifest(
                space,
                version,
                items,
                VersionInventory.text(checksum),
                trainedAtMillis,
                parent,
                tower == null ? null : checksum(version, tower));
        publication.send(topic, manifest.key(), manifest.encode());
        publication.finish(topic);
        return manifest;
    }

    private String checksum(long version, byte[] tower) {
        return VersionInventory.text(VersionInventory.checksum(VectorSpace.nameOf(space, version), tower));
    }

    /** Throws {@link BadInputException} when the version's user tower is not on its topic as it was published. */
    @Override
    public void sendAgain(VersionInventory.Entry entry) {
        long version = entry.version();
        sendTowerAgain(entry);
        String start = VectorSpace.nameOf(space, version) + ":";
        Map<String, byte[]> last = new LinkedHashMap<>();
        TopicReader.scan(kafka, topic, record -> {
            String key = key(record.key());
            if (key != null && key.startsWith(start)) {
                last.put(key, record.value());
            }
        });
        Pace pace = pace();
        last.forEach((key, value) -> {
            pace.awaitTurn();
            publication.send(topic, key, value);
        });
        publication.finish(topic);
    }

    private void sendTowerAgain(VersionInventory.Entry entry) {
        String expected = entry.manifest() == null ? null : entry.manifest().tower();
        if (expected == null) {
            return;
        }
        byte[] tower = tower(kafka, space, entry.version());
        BadInputException.require(
                tower != null && checksum(entry.version(), tower).equals(expected),
                "version " + entry.version() + ": its user tower is not on the topic " + towers
                        + " as it was published; publish the space again");
        publication.send(towers, VectorSpace.nameOf(space, entry.version()), tower);
        publication.finish(towers);
    }

    /** The weights of a version's user tower on the topic; null where there is none. */
    public static byte[] tower(KafkaOptions kafka, String space, long version) {
        String key = VectorSpace.nameOf(space, version);
        var last = new AtomicReference<byte[]>();
        TopicReader.scan(kafka, kafka.topic(Topic.USER_TOWERS), record -> {
            if (key.equals(key(record.key()))) {
                last.set(record.value());
            }
        });
        return last.get();
    }

    private Pace pace() {
        return new Pace(vectorsPerSecond, System::nanoTime);
    }

    @Override
    public void remove(long version, VersionInventory published) {
        Pace pace = pace();
        Stream.concat(Stream.of(VectorSpace.nameOf(space, version)), published.keys(version).stream())
                .forEach(key -> {
                    pace.awaitTurn();
                    publication.send(topic, key, null);
                });
        publication.finish(topic);
        publication.send(towers, VectorSpace.nameOf(space, version), null);
        publication.finish(towers);
    }

    @Override
    public void close() {
        publication.close();
        control.close();
    }
}
