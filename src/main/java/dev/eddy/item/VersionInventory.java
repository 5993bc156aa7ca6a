package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** All versions of a space's vectors on the topic {@code item-vectors}, complete or not. */
public final class VersionInventory {
    private final String space;
    private final NavigableMap<Long, Parts> versions = new TreeMap<>();

    private static final class Parts {
        /** By the records' keys. */
        private final Map<String, Long> checksums = new HashMap<>();

        private VersionManifest manifest;
    }

    /**
     * One version. Version 0 is that of vectors without one, and has no manifest.
     *
     * @param manifest null when it is missing
     * @param flaw why the version can't be used; null when it can
     */
    public record Entry(long version, long items, VersionManifest manifest, String flaw) {}

    public VersionInventory(String space) {
        this.space = space;
    }

    /** Takes the next record; those of one key in the order of the topic. Records of other spaces are ignored. */
    public void accept(String key, byte[] value) {
        if (key == null || !VectorSpace.spaceOf(key.split(":", 2)[0]).equals(space)) {
            return;
        }
        String[] nameAndItem = key.split(":", 2);
        Long version = version(nameAndItem[0]);
        if (version == null) {
            return;
        }
        Parts parts = versions.computeIfAbsent(version, any -> new Parts());
        if (nameAndItem.length == 1) {
            parts.manifest =
                    value == null ? null : VersionManifest.decode(value).orElse(null);
        } else if (value == null) {
            parts.checksums.remove(key);
        } else {
            parts.checksums.put(key, checksum(key, value));
        }
        if (parts.manifest == null && parts.checksums.isEmpty()) {
            versions.remove(version);
        }
    }

    /** Null for a name that is not this space's. */
    private Long version(String name) {
        if (name.equals(space)) {
            return 0L;
        }
        try {
            return Long.valueOf(name.substring(space.length() + 1));
        } catch (NumberFormatException foreign) {
            return null;
        }
    }

    /** A number that a record adds to the checksum of its version, whatever their order: its CRC-32C. */
    public static long checksum(String key, byte[] value) {
        var crc = new CRC32C();
        crc.update(key.getBytes(UTF_8));
        crc.update(value);
        return crc.getValue();
    }

    /** The sum of the checksums of all records, as in a manifest. */
    public static String text(long checksum) {
        return "%016x".formatted(checksum);
    }

    /** All versions, ascending. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        versions.forEach((version, parts) -> entries.add(entry(version, parts)));
        return entries;
    }

    public Optional<Entry> entry(long version) {
        return Optional.ofNullable(versions.get(version)).map(parts -> entry(version, parts));
    }

    private static Entry entry(long version, Parts parts) {
        int items = parts.checksums.size();
        VersionManifest manifest = parts.manifest;
        if (version == 0) {
            return new Entry(version, items, manifest, null);
        }
        if (manifest == null) {
            return new Entry(version, items, null, "incomplete: its publication has not ended");
        }
        if (items != manifest.items()) {
            String flaw = "incomplete: %,d of %,d vectors".formatted(items, manifest.items());
            return new Entry(version, items, manifest, flaw);
        }
        String actual = text(
                parts.checksums.values().stream().mapToLong(Long::longValue).sum());
        boolean isWhole = actual.equals(manifest.checksum());
        return new Entry(
                version,
                items,
                manifest,
                isWhole ? null : "checksum is %s, should be %s".formatted(actual, manifest.checksum()));
    }

    /** Keys of the vectors of a version. */
    public List<String> keys(long version) {
        Parts parts = versions.get(version);
        return parts == null ? List.of() : List.copyOf(parts.checksums.keySet());
    }

    /** A free version. The time, epoch milliseconds, makes it unique among processes that publish at once. */
    public long nextVersion(long nowMillis) {
        return Math.max(versions.isEmpty() ? 1 : versions.lastKey() + 1, nowMillis);
    }
}
