package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.Harnesses;
import dev.eddy.client.Candidate;
import dev.eddy.client.DownHead;
import dev.eddy.client.GroupProfile;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.TagShare;
import dev.eddy.codec.Fields;
import dev.eddy.recall.SharedUpdate;
import dev.eddy.recall.SharedUpdate.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.types.StringValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The harness's close may throw InterruptedException.
class SharedWriterTest {
    // The harness serializes the sink, so the store is reached by a static.
    private static final AtomicReference<FakeSharedStore> STORE = new AtomicReference<>();

    private final FakeSharedStore store = new FakeSharedStore();

    @BeforeEach
    void useThisStore() {
        STORE.set(store);
    }

    @Test
    void listsOfOneMomentAreStoredTogetherUnderTheirNames() throws Exception {
        try (var writer = writer(null)) {
            writer.setProcessingTime(0);
            write(writer, list(Kind.HOT, "", 1), list(Kind.CLUSTER, "7", 2), list(Kind.GROUP, "country=de", 3));
            assertThat(store.told).isEmpty();
            writer.setProcessingTime(50);
            assertThat(store.told)
                    .containsExactly(
                            "hot at 1 i",
                            "c:7 at 2 i",
                            "g:cluster-7 at 2 i",
                            RedisKeys.group("country=de") + " at 3 i",
                            "7 has 9 members at 2");
        }
        assertThat(store.closed).isTrue();
    }

    @Test
    void manyListsShareAFewRoundTrips() throws Exception {
        try (var writer = writer(null)) {
            writer.setProcessingTime(0);
            for (int i = 0; i < 10_000; i++) {
                write(writer, list(i % 2 == 0 ? Kind.GROUP : Kind.SIMILAR, "id-" + i, 1));
            }
            for (int cluster = 0; cluster < 500; cluster++) {
                write(writer, list(Kind.CLUSTER, "" + cluster, 1));
            }
            writer.setProcessingTime(1_000);
            assertThat(store.told).hasSize(10_000 + 3 * 500);
            assertThat(store.roundTrips).isLessThan(60);
        }
    }

    /** Else no list for all would be removed, nor written, for a year. */
    @Test
    void aClockThatIsSetForwardAndBackStopsNoRemovalOfSummaries() throws Exception {
        long year = Duration.ofDays(365).toMillis();
        try (var writer = writer(null)) {
            writer.setProcessingTime(year);
            write(writer, list(Kind.HOT, "", 1));
            writer.setProcessingTime(year + 50);
            writer.setProcessingTime(0);
            write(writer, list(Kind.HOT, "", 2));
            writer.setProcessingTime(50);
            assertThat(store.oldestSummaries).hasSize(2);
        }
    }

    @Test
    void theEndOfAClusterTakesThePlaceOfItsListAndOutlastsARestart() throws Exception {
        store.isAway = true;
        OperatorSubtaskState state;
        try (var writer = writer(null)) {
            write(writer, list(Kind.CLUSTER, "7", 1), gone("7"), gone("8"), list(Kind.CLUSTER, "8", 2));
            state = writer.snapshot(1, 1);
        }
        store.isAway = false;
        try (var writer = writer(state)) {
            assertThat(store.told)
                    .containsExactly("7 is gone", "c:8 at 2 i", "g:cluster-8 at 2 i", "8 has 9 members at 2");
        }
    }

    @Test
    void onceAnHourSummariesThatAreOlderThanAnyListAreRemoved() throws Exception {
        long ttl = Duration.ofDays(7).toMillis();
        try (var writer = writer(null)) {
            writer.setProcessingTime(ttl);
            write(writer, list(Kind.HOT, "", 1));
            writer.setProcessingTime(ttl + 50);
            write(writer, list(Kind.HOT, "", 2));
            writer.setProcessingTime(ttl + 3_600_000);
            write(writer, list(Kind.HOT, "", 3));
            writer.setProcessingTime(ttl + 3_600_050);
            assertThat(store.oldestSummaries).containsExactly(50L, 3_600_050L);
        }
    }

    @Test
    void takeDownsWaitForEachOther() throws Exception {
        try (var writer = writer(null)) {
            writer.setProcessingTime(0);
            write(writer, item(Kind.DOWN, "a"), item(Kind.DOWN, "b"), item(Kind.BACK, "b"));
            assertThat(store.told).isEmpty();
            writer.setProcessingTime(50);
            assertThat(store.told).containsExactly("all of [a]");
            for (int i = 0; i < DownLogWriter.CHUNK; i++) {
                write(writer, item(Kind.DOWN, "i" + i));
            }
            assertThat(store.told).as("so many leave at once").hasSize(2);
            assertThat(store.down()).hasSize(DownLogWriter.CHUNK + 1);
        }
    }

    @Test
    void afterAnOutageTheNewestOfEachListAndItemIsStored() throws Exception {
        store.isAway = true;
        try (var writer = writer(null)) {
            writer.setProcessingTime(0);
            write(writer, list(Kind.HOT, "", 1), item(Kind.DOWN, "a"), item(Kind.DOWN, "b"));
            write(writer, list(Kind.HOT, "", 2), item(Kind.BACK, "a"));
            store.isAway = false;
            writer.setProcessingTime(1_000);
            assertThat(store.told).containsExactly("all of [b]", "", "hot at 2 i");
        }
    }

    @Test
    void inALongOutageTheOldestListsOfItemsAreDropped() throws Exception {
        store.isAway = true;
        try (var writer = writer(null)) {
            writer.setProcessingTime(0);
            write(writer, list(Kind.HOT, "", 1));
            for (int i = 0; i < 1_002; i++) {
                write(writer, list(Kind.SIMILAR, "item-" + i, 1));
            }
            store.isAway = false;
            writer.setProcessingTime(100_000);
            assertThat(store.told)
                    .hasSize(1_001)
                    .contains("hot at 1 i", "i:item-1001 at 1 i", "i:item-2 at 1 i")
                    .doesNotContain("i:item-1 at 1 i");
        }
    }

    @Test
    void unstoredListsSurviveARestart() throws Exception {
        store.isAway = true;
        OperatorSubtaskState state;
        try (var writer = writer(null)) {
            write(writer, item(Kind.DOWN, "a"), list(Kind.CLUSTER, "7", 1));
            writer.prepareSnapshotPreBarrier(1);
            state = writer.snapshot(1, 1);
        }
        store.isAway = false;
        try (var writer = writer(state)) {
            assertThat(store.told)
                    .containsExactly("all of [a]", "c:7 at 1 i", "g:cluster-7 at 1 i", "7 has 9 members at 1");
        }
    }

    @Test
    void aStoreThatLostTheItemsThatAreDownGetsThemAgainUntilNoListCanHaveThem() throws Exception {
        OperatorSubtaskState state;
        try (var writer = writer(null)) {
            writer.setProcessingTime(1_000);
            write(writer, item(Kind.DOWN, "a"), item(Kind.DOWN, "b"), item(Kind.BACK, "b"));
            writer.setProcessingTime(1_050);
            store.lose();
            store.told.clear();
            write(writer, list(Kind.HOT, "", 1));
            linger(writer);
            assertThat(store.told).containsExactly("", "all of [a]", "hot at 1 i");
            state = writer.snapshot(1, 1);
        }
        store.lose();
        store.told.clear();
        try (var writer = writer(state)) {
            assertThat(store.down()).as("nothing is pending").isEmpty();
            write(writer, list(Kind.HOT, "", 2));
            linger(writer);
            assertThat(store.down()).containsExactly("a");
            writer.setProcessingTime(1_001 + Duration.ofDays(7).toMillis());
            write(writer, list(Kind.HOT, "", 3));
            linger(writer);
            assertThat(store.down()).isEmpty();
        }
    }

    @Test
    void theEndOfTheInputIsNoSuccessWhileSomethingIsLeft() throws Exception {
        store.isAway = true;
        try (var writer = writer(null)) {
            write(writer, item(Kind.DOWN, "a"));
            assertThatThrownBy(writer::endInput).hasMessageContaining("1 shared updates");
        }
    }

    @Test
    void anUnknownVersionOfTheStateIsRefused() {
        assertThatThrownBy(() -> new SharedWriterStateSerializer().deserialize(4, new byte[0]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void writtenValuesAreRead() throws Exception {
        var profile = new GroupProfile(
                4,
                9,
                2,
                List.of(new TagShare("new;wave", .5f)),
                List.of("typical"),
                List.of("rising", "ü"),
                List.of(.6f, -.8f));
        var update = SharedUpdate.of(7, 5, List.of(new Candidate("i", 1, "h")), List.of(), profile);
        var state = new SharedWriter.State(
                List.of(update),
                new DownMarks.State(Map.of("ü;", 7L), Map.of("b", false, "c", true), new DownHead("=1:ab", 9), 3));
        var serializer = new SharedWriterStateSerializer();
        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(state)))
                .isEqualTo(state);
    }

    @Test
    void whatTheFirstVersionWroteIsRead() throws Exception {
        var out = new DataOutputSerializer(64);
        Fields.writeUnsigned(2, out);
        for (Kind kind : List.of(Kind.CLUSTER, Kind.HOT)) {
            StringValue.writeString(kind.name(), out);
            StringValue.writeString(kind == Kind.CLUSTER ? "7" : "", out);
            out.writeLong(5);
            StateSerializer.writeCandidates(List.of(new Candidate("i", 1, "h")), out);
            Fields.writeUnsigned(0, out);
            out.writeInt(kind == Kind.CLUSTER ? 9 : 0);
            Fields.writeUnsigned(1, out);
            StringValue.writeString("jazz", out);
            out.writeFloat(.5f);
        }
        Fields.writeUnsigned(0, out);
        Fields.writeUnsigned(0, out);
        StringValue.writeString("", out);
        out.writeLong(0);
        out.writeInt(0);
        List<SharedUpdate> lists = new SharedWriterStateSerializer()
                .deserialize(1, out.getCopyOfBuffer())
                .lists();
        assertThat(lists.get(0).profile())
                .isEqualTo(
                        new GroupProfile(5, 9, 0, List.of(new TagShare("jazz", .5f)), List.of(), List.of(), List.of()));
        assertThat(lists.get(1)).isEqualTo(SharedUpdate.hot(5, List.of(new Candidate("i", 1, "h"))));
    }

    @Test
    void theProfileOfAClusterIsWrittenOnceThoughItsListComesOftener() throws Exception {
        var old = new GroupProfile(1, 9, 0, List.of(), List.of(), List.of(), List.of());
        try (var writer = writer(null)) {
            write(writer, SharedUpdate.of(7, 2, List.of(new Candidate("i", 1, "h")), List.of(), old));
            linger(writer);
            assertThat(store.told).containsExactly("c:7 at 2 i", "7 has 9 members at 2");
        }
    }

    /** Lets the time go by for which lists wait for each other. */
    private static void linger(OneInputStreamOperatorTestHarness<?, ?> writer) throws Exception {
        writer.setProcessingTime(writer.getProcessingTime() + 50);
    }

    private static SharedUpdate list(Kind kind, String id, long generatedAtMillis) {
        var profile = new GroupProfile(generatedAtMillis, 9, 0, List.of(), List.of(), List.of(), List.of());
        return new SharedUpdate(kind, id, generatedAtMillis, List.of(new Candidate("i", 1, "h")), List.of(), profile);
    }

    private static SharedUpdate gone(String cluster) {
        return item(Kind.CLUSTER_GONE, cluster);
    }

    private static SharedUpdate item(Kind kind, String id) {
        return new SharedUpdate(kind, id, 0, List.of(), List.of(), null);
    }

    private static void write(
            OneInputStreamOperatorTestHarness<SharedUpdate, CommittableMessage<SharedUpdate>> writer,
            SharedUpdate... updates)
            throws Exception {
        for (SharedUpdate update : updates) {
            writer.processElement(update, 0);
        }
    }

    private static OneInputStreamOperatorTestHarness<SharedUpdate, CommittableMessage<SharedUpdate>> writer(
            OperatorSubtaskState state) throws Exception {
        var sink = new SharedSink(STORE::get, Duration.ofDays(7));
        var writer = new OneInputStreamOperatorTestHarness<SharedUpdate, CommittableMessage<SharedUpdate>>(
                new SinkWriterOperatorFactory<>(sink));
        Harnesses.open(writer, state);
        return writer;
    }
}
