package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.merge;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Version;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class HandoverRecordTest {
    private static final long NOON = 1_750_000_000_000L;

    private final HandoverRecord records = new HandoverRecord(2);
    private final Handover merge = new Handover.Merge(merge("ann", "cookie", NOON));

    @Test
    void readsWhatWasWritten() {
        assertThat(parse(HandoverRecord.encode(merge)).value()).isEqualTo(merge);
    }

    @Test
    void refusesWhatIsNoHandover() {
        for (byte[] foreign : new byte[][] {null, {}, {1, 9}, "{\"a\": 1}".getBytes(UTF_8)}) {
            assertThat(parse(foreign).reason()).isEqualTo("not a handover of Eddy, or a damaged one");
        }
    }

    @Test
    void refusesTheLayoutOfANewerVersion() {
        var crc = new CRC32();
        crc.update(99);
        byte[] newer = ByteBuffer.allocate(5)
                .put((byte) 99)
                .putInt((int) crc.getValue())
                .array();
        assertThat(parse(newer).reason())
                .isEqualTo("layout 99 of a handover, but this job reads no higher than 5: use a newer one");
    }

    @Test
    void refusesAnInterestOfOtherDimensions() {
        var part = new Handover.Part("cookie", "ann", Interest.none(3), Version.NONE, NOON, NOON, 1, Long.MIN_VALUE);
        assertThat(parse(HandoverRecord.encode(part)).reason()).isEqualTo("a handover of 3 dimensions instead of 2");
    }

    @Test
    void aDamagedRecordIsRefused() {
        var random = new Random(3);
        byte[] whole = HandoverRecord.encode(
                new Handover.Part("cookie", "ann", Interest.none(2), Version.NONE, NOON, NOON, 1, Long.MIN_VALUE));
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            assertThat(parse(damaged).isRefused()).isTrue();
        }
    }

    @Test
    void aLengthBeyondTheRecordTakesNoMemory() {
        byte[] whole = HandoverRecord.encode(
                new Handover.Part("cookie", "ann", Interest.none(2), Version.NONE, NOON, NOON, 1, Long.MIN_VALUE));
        byte[] huge = {(byte) 0xf7, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7};
        for (int at = 1; at < whole.length - Integer.BYTES; at++) {
            ByteBuffer longer = ByteBuffer.allocate(whole.length + huge.length)
                    .put(whole, 0, at)
                    .put(huge)
                    .put(whole, at, whole.length - Integer.BYTES - at);
            var crc = new CRC32();
            crc.update(longer.array(), 0, longer.position());
            assertThat(parse(longer.putInt((int) crc.getValue()).array()).isIgnored())
                    .as("at byte %d", at)
                    .isFalse();
        }
    }

    private Parsed<Handover> parse(byte[] value) {
        return records.parse(new KafkaRecord("user-handovers", 0, 0, NOON, null, value));
    }
}
