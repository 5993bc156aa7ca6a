package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.tower.Towers;
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

    private Parsed<TableUpdate> parsed(String key, byte[] value) {
        return parser.parse(new KafkaRecord("", 0, 0, 0, key == null ? null : key.getBytes(UTF_8), value));
    }
}
