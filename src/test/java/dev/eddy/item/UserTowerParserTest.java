package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.tower.SafeTensors;
import dev.eddy.tower.Towers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserTowerParserTest {
    private static final byte[] TOWER = Towers.random(4, 1);

    private final UserTowerParser parser =
            new UserTowerParser(List.of(VectorSpace.ofTower("taste", 4), VectorSpace.ofBehaviour("moves", 4)));

    @Test
    void theKeyNamesSpaceAndVersion() {
        NewTower tower = (NewTower) parsed("taste@7", TOWER).value();
        assertThat(tower.space()).isEqualTo("taste");
        assertThat(tower.version()).isEqualTo(7);
        assertThat(tower.weights()).isEqualTo(TOWER);
        assertThat(((NewTower) parsed("taste", TOWER).value()).version()).isZero();
    }

    @Test
    void aNullValueTakesTheTowerBack() {
        assertThat(((NewTower) parsed("taste@7", null).value()).weights()).isEmpty();
    }

    @Test
    void aTowerThatTheSpaceCannotUseIsRefusedWithTheReason() {
        assertThat(parsed(null, TOWER).reason()).isEqualTo("the key is not SPACE or SPACE@VERSION");
        assertThat(parsed("other", TOWER).reason()).startsWith("unknown space other, catalog.spaces has [");
        assertThat(parsed("taste@x", TOWER).reason()).isEqualTo("the version in the key is not one: taste@x");
        assertThat(parsed("moves", TOWER).reason())
                .isEqualTo("space moves is not of kind tower, but moves:4:behaviour");
        assertThat(parsed("taste", Towers.random(8, 1)).reason())
                .isEqualTo("a user tower of 8 dimensions, space taste has 4");
        assertThat(parsed("taste", new byte[UserTowerParser.MAX_BYTES + 1]).reason())
                .isEqualTo("larger than 8388608 bytes");
        assertThat(parsed("taste", Arrays.copyOf(TOWER, 1_000)).reason()).contains("cut short");
        assertThat(parsed("taste", new byte[0]).reason()).isEqualTo("no safetensors: shorter than 8 bytes");
    }

    @Test
    void shapesAndHeadersThatDescribeNoNetworkAreRefused() {
        assertThat(parsed("taste", file("null")).reason()).isEqualTo("no safetensors: the header is null");
        assertThat(parsed(
                                "taste",
                                file(
                                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}"))
                        .reason())
                .isEqualTo("the array a has 0 bytes, which is not its shape [4294967296, 4294967296]");
        assertThat(parsed(
                                "taste",
                                file(
                                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3037000500,3037000500],\"data_offsets\":[0,0]}}"))
                        .reason())
                .contains("which is not its shape");
        assertThat(parsed("taste", file("{" + " ".repeat(SafeTensors.MAX_HEADER_BYTES) + "}"))
                        .reason())
                .isEqualTo("no safetensors: a header of 1048578 bytes, more than 1048576");
    }

    @Test
    void aRecurrentNetworkWithoutThreeGatesIsRefused() {
        for (int units : new int[] {1, 2, 4}) {
            byte[] gates = new SafeTensors()
                    .note("architecture", "gru")
                    .note("clicks", "3")
                    .put("input.weight", new float[0], 0, 4)
                    .put("input.bias", new float[0], 0)
                    .put("state.weight", new float[0], 0, 0)
                    .put("state.bias", new float[units], units)
                    .put("output.weight", new float[0], 4, 0)
                    .put("output.bias", new float[4], 4)
                    .bytes();
            assertThat(parsed("taste", gates).reason())
                    .isEqualTo("the array state.bias has " + units + " numbers, which are not three gates");
        }
    }

    private static byte[] file(String header) {
        return ByteBuffer.allocate(Long.BYTES + header.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length())
                .put(header.getBytes(UTF_8))
                .array();
    }

    private Parsed<TableUpdate> parsed(String key, byte[] value) {
        return parser.parse(new KafkaRecord("", 0, 0, 0, key == null ? null : key.getBytes(UTF_8), value));
    }
}
