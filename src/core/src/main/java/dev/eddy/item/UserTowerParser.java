package dev.eddy.item;

import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RefusedException;
import dev.eddy.tower.UserTower;
import java.io.Serializable;
import java.util.List;

/**
 * Parses a record of the topic of user towers. The key is {@code SPACE@VERSION}, or {@code SPACE} without a version; the
 * value has the weights in the safetensors format. Never throws.
 */
public final class UserTowerParser implements Serializable {
    /** Weights of 64 dimensions and 128 units take 160 KB. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private final KnownSpaces spaces;

    public UserTowerParser(List<VectorSpace> spaces) {
        this.spaces = new KnownSpaces(spaces);
    }

    public Parsed<TableUpdate> parse(KafkaRecord record) {
        return Parsed.attempt(() -> tower(record.textKey(), record.value()));
    }

    private TableUpdate tower(String key, byte[] weights) {
        RefusedException.unless(key != null, "the key is not SPACE or SPACE@VERSION");
        VectorSpace space = spaces.space(VectorSpace.spaceOf(key));
        long version = KnownSpaces.version(key, space);
        if (weights == null) {
            return new NewTower(space.name(), version, NewTower.TAKEN_BACK);
        }
        RefusedException.unless(
                space.hasTower(), "space " + space.name() + " is not of kind tower, but " + space.text());
        RefusedException.unless(weights.length <= MAX_BYTES, "larger than " + MAX_BYTES + " bytes");
        try {
            int dimension = UserTower.read(weights).dimension();
            RefusedException.unless(
                    dimension == space.dimension(),
                    "a user tower of " + dimension + " dimensions, space " + space.name() + " has "
                            + space.dimension());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(e.getMessage());
        }
        return new NewTower(space.name(), version, weights);
    }
}
