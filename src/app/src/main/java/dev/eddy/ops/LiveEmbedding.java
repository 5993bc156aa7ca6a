package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.control.CommandCodec;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.kafka.Consumers;
import dev.eddy.kafka.Producers;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordParser;
import dev.eddy.text.EmbeddedItems;
import dev.eddy.text.TextEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the topic {@code items} and keeps the vectors of the items' texts on the topic {@code item-vectors}, in the version
 * that is in use. Its state is on that topic: each record says what its vector is made from. So a start reads both topics from
 * their beginnings, and encodes only the texts that have no vector yet. It stops reading items while many texts wait to be
 * encoded.
 */
public final class LiveEmbedding implements AutoCloseable {
    private static final int BATCH = 64;
    /** Most texts that wait before no more items are read. */
    private static final int MOST_WAITING = 1_000;

    private static final Duration IDLE = Duration.ofMillis(200);
    private static final long BETWEEN_NOTICES_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final KafkaOptions kafka;
    private final VectorSpace space;
    private final RecordParser<ItemRecord> parser;
    private final ItemTexts texts;
    private final TextEncoder encoder;
    private final String model;
    private final Consumer<String> told;
    private final KafkaConsumer<byte[], byte[]> items;
    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> orders;
    private final Publication<String> publication;
    private final String itemsTopic;
    private final String vectorsTopic;

    private EmbeddedItems embedded;
    private long version;
    /** Ends of the items' partitions at the start; null once they are reached. */
    private Map<TopicPartition, Long> ends;

    private long refused;
    private String lastRefusal;
    private long noticeDueAtNanos = System.nanoTime();
    private long encoded;

    /**
     * Connects to the topics.
     *
     * @param dimension of the tag vectors, which inline vectors of items have, too
     * @param model differs between models whose vectors differ
     * @param told gets a line on each step, and one a minute on records that cannot be read
     */
    public LiveEmbedding(
            KafkaOptions kafka,
            VectorSpace space,
            int dimension,
            ItemTexts texts,
            TextEncoder encoder,
            String model,
            Consumer<String> told) {
        this.kafka = kafka;
        this.space = space;
        this.parser = kafka.records().items().before(new ItemRecordParser(dimension)::parse);
        this.texts = texts;
        this.encoder = encoder;
        this.model = model;
        this.told = told;
        this.itemsTopic = kafka.topic(Topic.ITEMS);
        this.vectorsTopic = kafka.topic(Topic.ITEM_VECTORS);
        Topics.require(kafka, List.of(itemsTopic, vectorsTopic, kafka.topic(Topic.CONTROL)));
        this.items = Consumers.connect(kafka, "eddy-embed", Map.of("auto.offset.reset", "earliest"));
        this.orders = Consumers.tail(kafka, kafka.topic(Topic.CONTROL), "eddy-embed-orders", Map.of());
        this.publication = new Publication<>(Producers.connect(kafka, "eddy-embed"));
    }

    /**
     * Goes on until it is to stop.
     *
     * @throws IllegalStateException when the broker refuses a vector, or when the encoder fails
     */
    public void run(BooleanSupplier isStopped) {
        begin(KafkaSpaceTopic.order(kafka, space.name()).inUse());
        while (!isStopped.getAsBoolean()) {
            followOrders();
            if (embedded.waiting() < MOST_WAITING) {
                items.poll(embedded.waiting() > 0 ? Duration.ZERO : IDLE).forEach(this::take);
                noteTheEnd();
            }
            takeBack();
            encode();
            noteRefusals();
        }
    }

    /** Reads what the version has, and all items from the first on. */
    private void begin(long versionInUse) {
        version = versionInUse;
        embedded = new EmbeddedItems(model);
        String start = VectorSpace.nameOf(space.name(), version) + ":";
        TopicReader.scan(kafka, vectorsTopic, record -> {
            String key = record.key() == null ? "" : new String(record.key(), UTF_8);
            if (key.startsWith(start)) {
                embedded.published(
                        key.substring(start.length()),
                        record.value() == null ? null : TextVector.madeFrom(record.value()));
            }
        });
        List<TopicPartition> partitions = items.partitionsFor(itemsTopic).stream()
                .map(info -> new TopicPartition(itemsTopic, info.partition()))
                .toList();
        items.assign(partitions);
        items.seekToBeginning(partitions);
        ends = new HashMap<>(items.endOffsets(partitions));
        encoded = 0;
        told.accept(version == 0 ? "reading the items" : "reading the items, for version " + version);
    }

    private void followOrders() {
        orders.poll(Duration.ZERO).forEach(record -> {
            if (CommandCodec.decode(KafkaRecord.of(record), 0).value() instanceof SpaceVersions order
                    && order.space().equals(space.name())
                    && order.inUse() != version) {
                begin(order.inUse());
            }
        });
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Parsed<ItemRecord> parsed = parser.apply(KafkaRecord.of(record));
        if (parsed.value() != null) {
            embedded.item(parsed.value().itemId(), texts.of(parsed.value()));
        } else if (parsed.isRefused()) {
            refused++;
            lastRefusal = parsed.reason() + " (partition " + record.partition() + ", offset " + record.offset() + ")";
        }
    }

    private void noteTheEnd() {
        if (ends != null && ends.entrySet().stream().allMatch(end -> items.position(end.getKey()) >= end.getValue())) {
            ends = null;
            embedded.sawAllItems();
            told.accept("%,d vectors made, %,d texts wait; following new items".formatted(encoded, embedded.waiting()));
        }
    }

    private void takeBack() {
        List<String> takenBack = embedded.nextTakenBack();
        if (!takenBack.isEmpty()) {
            takenBack.forEach(itemId -> publication.send(vectorsTopic, key(itemId), null));
            publication.finish(vectorsTopic);
        }
    }

    private void encode() {
        List<EmbeddedItems.Text> batch = embedded.nextTexts(BATCH);
        if (batch.isEmpty()) {
            return;
        }
        List<float[]> vectors =
                encoder.encode(batch.stream().map(EmbeddedItems.Text::text).toList());
        for (int i = 0; i < batch.size(); i++) {
            EmbeddedItems.Text text = batch.get(i);
            if (vectors.get(i) == null) {
                embedded.unreadable(text);
            } else {
                publication.send(
                        vectorsTopic,
                        key(text.itemId()),
                        TextVector.record(space, version, text.itemId(), vectors.get(i), text.hash()));
                embedded.sent(text);
                encoded++;
            }
        }
        // Waits until the broker has the vectors. If it refuses one, the command fails; the next start encodes that
        // text again.
        publication.finish(vectorsTopic);
    }

    private String key(String itemId) {
        return VectorSpace.nameOf(space.name(), version) + ":" + itemId;
    }

    private void noteRefusals() {
        long now = System.nanoTime();
        if (refused > 0 && now - noticeDueAtNanos >= 0) {
            noticeDueAtNanos = now + BETWEEN_NOTICES_NANOS;
            told.accept("%,d records of items were skipped, which the job refuses, too; the last: %s"
                    .formatted(refused, lastRefusal));
            refused = 0;
        }
    }

    @Override
    public void close() {
        try (items;
                orders) {
            publication.close();
        }
    }
}
