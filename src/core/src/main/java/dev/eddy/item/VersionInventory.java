package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
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
     * @param manifest null before the end of the publication
     * @param isChanged whether vectors were added, replaced or taken back since the manifest
     */
    public record Entry(long version, long items, VersionManifest manifest, boolean isChanged) {
        /** Whether the version can be used. */
        public boolean isWhole() {
            return version == 0 || manifest != null;
        }
    }

    public VersionInventory(String space) {
        this.space = space;
    }

    /** Takes the next record; those of one key in the order of the topic. Records of other spaces are ignored. */
    public void accept(String key, byte[] value) {
        String[] nameAndItem = key == null ? new String[] {""} : key.split(":", 2);
        OptionalLong found = VectorSpace.versionOf(nameAndItem[0], space);
        if (found.isEmpty()) {
            return;
        }
        long version = found.getAsLong();
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
        String checksum = text(
                parts.checksums.values().stream().mapToLong(Long::longValue).sum());
        VersionManifest manifest = parts.manifest;
        boolean isChanged = manifest != null && !manifest.checksum().equals(checksum);
        return new Entry(version, parts.checksums.size(), manifest, isChanged);
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
