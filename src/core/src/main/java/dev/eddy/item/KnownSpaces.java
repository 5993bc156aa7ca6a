package dev.eddy.item;

import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The spaces of {@code catalog.spaces}, for parsers that refuse records of others. */
final class KnownSpaces implements Serializable {
    private final Map<String, VectorSpace> byName = new LinkedHashMap<>();

    KnownSpaces(List<VectorSpace> spaces) {
        spaces.forEach(space -> byName.put(space.name(), space));
    }

    /** The space of a name; an unknown one is a {@link RefusedException}. */
    VectorSpace space(String name) {
        VectorSpace space = byName.get(name);
        if (space == null) {
            throw new RefusedException(
                    "unknown space " + JsonRecord.shown(name) + ", catalog.spaces has " + byName.keySet());
        }
        return space;
    }

    /** The version in a key's {@code SPACE} or {@code SPACE@VERSION}; another text is a {@link RefusedException}. */
    static long version(String name, VectorSpace space) {
        OptionalLong version = VectorSpace.versionOf(name, space.name());
        RefusedException.unless(version.isPresent(), "the version in the key is not one: " + JsonRecord.shown(name));
        return version.getAsLong();
    }
}
