package dev.eddy.membership;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.Parsed;
import dev.eddy.membership.Command.Phase;
import org.junit.jupiter.api.Test;

class CommandCodecTest {
    @Test
    void aRebuildComesBackAsItWasSent() {
        Parsed<Command> command = CommandCodec.decode(
                record(CommandCodec.key("r1"), CommandCodec.rebuild(Phase.EMIT, true, 1_767_225_600_000L)));
        assertThat(command.value()).isEqualTo(new Command("r1", 8, Phase.EMIT, true, 1_767_225_600_000L));
    }

    @Test
    void aRebuildTypedByHandDoesBothPhasesAsOfNow() {
        assertThat(decode("{\"command\":\"rebuild\",\"note\":\"unknown fields are ignored\"}")
                        .value())
                .isEqualTo(new Command("x", 8, Phase.BOTH, false, 99));
    }

    @Test
    void whatIsNoCommandSaysWhy() {
        assertThat(decode("{").reason()).contains("malformed JSON");
        assertThat(decode("{\"command\":\"dance\"}").reason()).contains("dance", "rebuild");
        assertThat(decode("{\"command\":\"rebuild\",\"phase\":\"later\"}").reason())
                .contains("later");
        assertThat(decode("{\"command\":\"rebuild\",\"as_of\":\"noon\"}").reason())
                .contains("noon");
        assertThat(CommandCodec.decode(record(null, new byte[0])).reason()).contains("key");
        assertThat(CommandCodec.decode(record(CommandCodec.key("x"), null)).reason())
                .contains("value");
    }

    private static Parsed<Command> decode(String json) {
        return CommandCodec.decode(record(CommandCodec.key("x"), json.getBytes(UTF_8)));
    }

    private static KafkaRecord record(byte[] key, byte[] value) {
        return new KafkaRecord("recall-control", 0, 7, 99, key, value);
    }
}
