package dev.eddy.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Lives;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourCodec;
import dev.eddy.behaviour.BehaviourEncoder;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.record.KafkaRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One event reaches the job in several records: live, again by a producer's retry, from a file of the history, as a dead letter. */
class EventCopiesTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final int HOUR = 3_600_000;

    private final BehaviourParser parser = new BehaviourParser();
    private final InterestUpdater updater = new InterestUpdater(InterestFixtures.options(), InterestFixtures.DIMENSION);

    @Tag("lives")
    @Test
    void copiesOfAnEventAheadOfTheBrokerCountOnceInAnyOrder() throws IOException {
        for (int seed : Lives.of("copies of events", 2_000)) {
            var random = new Random(seed);
            int events = 1 + random.nextInt(6);
            List<Behaviour> copies = new ArrayList<>();
            for (int event = 0; event < events; event++) {
                addCopies(event, random, copies);
            }
            Collections.shuffle(copies, random);
            Interest interest = updater.none();
            for (Behaviour copy : copies) {
                interest = updater.fold(interest, new TaggedBehaviour(throughTheJob(copy), null))
                        .interest();
            }
            assertThat(interest.sequence()).as("seed %d", seed).isEqualTo(events);
        }
    }

    private void addCopies(int event, Random random, List<Behaviour> copies) {
        long appended = NOON + random.nextInt(4 * HOUR);
        // Most clocks are right up to milliseconds; events of one item and type may share a time with an event id each.
        long written =
                appended + (random.nextBoolean() ? random.nextInt(20) - 10 : random.nextInt(20 * HOUR) - 10 * HOUR);
        String id = random.nextInt(4) == 0 ? "\"event_id\":\"e%d\",".formatted(event) : "";
        byte[] json = "{%s\"user_id\":\"u\",\"item_id\":\"i%d\",\"type\":\"click\",\"ts\":%d}"
                .formatted(id, event, written)
                .getBytes(UTF_8);
        for (int copy = 1 + random.nextInt(3); copy > 0; copy--) {
            copies.add(
                    parser.parse(record(json, appended + random.nextInt(HOUR))).value());
        }
        if (random.nextBoolean()) {
            copies.add(parser.parseHistory(record(json, appended + 30L * 24 * HOUR))
                    .value());
        }
        if (random.nextBoolean()) {
            Behaviour refused = copies.get(copies.size() - 1);
            copies.add(parser.parse(record(BehaviourEncoder.encode(refused), refused.appendedAtMillis()))
                    .value());
        }
    }

    private static Behaviour throughTheJob(Behaviour behaviour) throws IOException {
        var codec = new BehaviourCodec();
        var bytes = new ByteArrayOutputStream();
        codec.write(behaviour, new DataOutputStream(bytes));
        return codec.read(codec.version(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static KafkaRecord record(byte[] json, long appendedAtMillis) {
        return new KafkaRecord("events", 0, 0, appendedAtMillis, null, json);
    }
}
