package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.merge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.Version;
import java.util.Arrays;
import java.util.Random;
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
        assertThat(parse(null).reason()).isEqualTo("an empty handover");
        assertThat(parse(new byte[0]).reason()).isEqualTo("an empty handover");
        assertThat(parse(new byte[] {1, 9}).reason()).isEqualTo("not a handover of Eddy");
        assertThat(parse(new byte[] {99}).reason())
                .isEqualTo("layout 99 of a handover, but this job reads no higher than 1: use a newer one");
    }

    @Test
    void refusesAnInterestOfOtherDimensions() {
        var part = new Handover.Part("cookie", "ann", Interest.none(3), Version.NONE, NOON, NOON);
        assertThat(parse(HandoverRecord.encode(part)).reason()).isEqualTo("a handover of 3 dimensions instead of 2");
    }

    @Test
    void aBrokenRecordIsReadOrRefusedButNeverThrows() {
        var random = new Random(3);
        byte[] whole =
                HandoverRecord.encode(new Handover.Part("cookie", "ann", Interest.none(2), Version.NONE, NOON, NOON));
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            Parsed<Handover> parsed = parse(broken);
            assertThat(parsed.isRefused()).isEqualTo(parsed.value() == null);
        }
    }

    private Parsed<Handover> parse(byte[] value) {
        return records.parse(new KafkaRecord("user-handovers", 0, 0, NOON, null, value));
    }
}
