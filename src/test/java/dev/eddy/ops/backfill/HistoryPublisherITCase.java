package dev.eddy.ops.backfill;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.behaviour.Behaviours;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.kafka.Producers;
import dev.eddy.lab.EmbeddedKafka;
import dev.eddy.ops.TopicReader;
import dev.eddy.ops.backfill.Backfill.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPublisherITCase {
    private static final long NOON = 1_750_000_000_000L;
    private static final LiveEvents NONE = LiveEvents.of(List.of());

    private static EmbeddedKafka kafka;
    private static KafkaOptions options;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        options = kafka.options();
        Topics.create(options);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void aFileIsSentOnceWhateverElseIsSentMeanwhile() throws Exception {
        HistoryFile file = file("first", 20);
        assertThat(publish(file, Long.MAX_VALUE)).isEqualTo(new Counts(20, 0, 0, 0));
        assertThat(publish(file("second", 5), Long.MAX_VALUE)).isEqualTo(new Counts(5, 0, 0, 0));
        assertThat(publish(file, Long.MAX_VALUE)).isEqualTo(new Counts(0, 20, 0, 0));
        deleteTheHistory();
        assertThat(publish(file, Long.MAX_VALUE))
                .as("the broker has deleted it")
                .isEqualTo(new Counts(0, 20, 0, 0));
    }

    @Test
    void aFileThatGoesOnIsSentFromThereOnAlsoWhenTheBrokerHasDeletedTheHistory() throws Exception {
        assertThat(publish(file("month", 10), Long.MAX_VALUE)).isEqualTo(new Counts(10, 0, 0, 0));
        assertThat(publish(file("month", 15), Long.MAX_VALUE)).isEqualTo(new Counts(5, 10, 0, 0));
        deleteTheHistory();
        assertThat(publish(file("month", 20), Long.MAX_VALUE)).isEqualTo(new Counts(5, 15, 0, 0));
        assertThatThrownBy(() -> publish(file("mixed", 20), Long.MAX_VALUE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("was sent before");
    }

    @Test
    void anotherFileWithEventsThatWereSentSendsTheOthers() throws Exception {
        assertThat(publish(file("a", 10), Long.MAX_VALUE)).isEqualTo(new Counts(10, 0, 0, 0));
        HistoryFile trimmed = HistoryFile.read(
                Files.write(
                        folder.resolve("trimmed.jsonl"),
                        Files.readAllLines(file("a", 15).path()).subList(5, 15)),
                read -> {});
        assertThat(publish(trimmed, Long.MAX_VALUE)).isEqualTo(new Counts(5, 5, 0, 0));
    }

    @Test
    void whatIsMissingInTheMiddleIsSent() throws Exception {
        HistoryFile file = file("gap", 4);
        try (var producer = Producers.connect(options, "test")) {
            for (int number : List.of(1, 4)) {
                var record = new ProducerRecord<>(options.topic(Topic.HISTORY), "gap", new byte[] {'{', '}'});
                record.headers().add("eddy-history", (file.id() + ":" + number).getBytes(US_ASCII));
                producer.send(record);
            }
        }
        assertThat(publish(file, Long.MAX_VALUE)).isEqualTo(new Counts(2, 2, 0, 0));
        assertThat(numbersOf(file)).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void whatWasCutOffMayBeSentLater() throws Exception {
        HistoryFile file = file("cut", 10);
        assertThat(publish(file, noonOf("cut") + 6)).isEqualTo(new Counts(6, 0, 0, 4));
        assertThat(publish(file, noonOf("cut") + 8)).isEqualTo(new Counts(2, 6, 0, 2));
        deleteTheHistory();
        assertThat(publish(file, Long.MAX_VALUE)).isEqualTo(new Counts(2, 8, 0, 0));
    }

    @Test
    void liveEventsAreLeftOut() throws Exception {
        HistoryFile file = file("live", 3);
        var live = LiveEvents.of(List.of(Behaviours.click("live-1", "a", noonOf("live") + 1)));
        assertThat(new HistoryPublisher(options).publish(file, Long.MAX_VALUE, live, events -> {}))
                .isEqualTo(new Counts(2, 0, 1, 0));
    }

    private static Counts publish(HistoryFile file, long beforeMillis) {
        return new HistoryPublisher(options).publish(file, beforeMillis, NONE, events -> {});
    }

    private static List<Integer> numbersOf(HistoryFile file) {
        List<Integer> numbers = new ArrayList<>();
        TopicReader.scan(options, options.topic(Topic.HISTORY), record -> {
            String mark = new String(record.headers().lastHeader("eddy-history").value(), US_ASCII);
            if (mark.startsWith(file.id())) {
                numbers.add(Integer.parseInt(mark.substring(file.id().length() + 1)));
            }
        });
        return numbers;
    }

    private static void deleteTheHistory() throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(options.client()))) {
            for (int partition = 0; partition < Topics.DEFAULT_PARTITIONS; partition++) {
                admin.deleteRecords(Map.of(
                                new TopicPartition(options.topic(Topic.HISTORY), partition),
                                RecordsToDelete.beforeOffset(-1)))
                        .all()
                        .get();
            }
        }
    }

    /** Files overlap when their names begin alike. */
    private static long noonOf(String name) {
        return NOON + name.charAt(0) * 86_400_000L;
    }

    /** An event each millisecond. */
    private HistoryFile file(String name, int events) throws IOException {
        long noon = noonOf(name);
        Path file = Files.write(
                folder.resolve(name + ".jsonl"),
                IntStream.range(0, events)
                        .mapToObj(number -> "{\"user_id\":\"%s-%d\",\"item_id\":\"a\",\"type\":\"click\",\"ts\":%d}"
                                .formatted(name, number, noon + number))
                        .toList());
        return HistoryFile.read(file, read -> {});
    }
}
