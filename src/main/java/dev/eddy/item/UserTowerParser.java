package dev.eddy.item;

import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RefusedException;
import dev.eddy.tower.UserTower;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Parses a record of the topic of user towers. The key is {@code SPACE@VERSION}, or {@code SPACE} without a version; the
 * value has the weights in the safetensors format. Never throws.
 */
public final class UserTowerParser implements Serializable {
    /** Weights of 64 dimensions and 128 units take 160 KB. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private final Map<String, VectorSpace> spaces = new HashMap<>();

    public UserTowerParser(List<VectorSpace> spaces) {
        spaces.forEach(space -> this.spaces.put(space.name(), space));
    }

    public Parsed<TableUpdate> parse(KafkaRecord record) {
        return Parsed.attempt(() -> tower(record.textKey(), record.value()));
    }

    private TableUpdate tower(String key, byte[] weights) {
        RefusedException.unless(key != null, "the key is not SPACE or SPACE@VERSION");
        VectorSpace space = spaces.get(VectorSpace.spaceOf(key));
        RefusedException.unless(
                space != null, "unknown space " + JsonRecord.shown(key) + ", catalog.spaces has " + spaces.keySet());
        OptionalLong version = VectorSpace.versionOf(key, space.name());
        RefusedException.unless(version.isPresent(), "the version in the key is not one: " + JsonRecord.shown(key));
        if (weights == null) {
            return new NewTower(space.name(), version.getAsLong(), NewTower.TAKEN_BACK);
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
        return new NewTower(space.name(), version.getAsLong(), weights);
    }
}
