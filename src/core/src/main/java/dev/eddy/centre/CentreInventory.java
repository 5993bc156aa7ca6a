package dev.eddy.centre;

import dev.eddy.centre.CentreMessage.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All sets in the topic {@code cluster-centres}, complete or not, and the active version. */
public final class CentreInventory {
    private final NavigableMap<Long, Parts> versions = new TreeMap<>();
    private Long active;
    private long refused;

    private static final class Parts {
        private final NavigableMap<Integer, CentreMessage.Centre> centres = new TreeMap<>();
        private Manifest manifest;
    }

    /** One version. A missing manifest is null. A set that is incomplete or unsound is null, and {@code flaw} says why. */
    public record Entry(long version, Manifest manifest, CentreSet set, String flaw) {}

    /** Takes the next record in topic order. A malformed record changes nothing, as in the job. */
    public void accept(CentreRecord record) {
        try {
            CentreRecords.requireKey(record.key());
            if (record.value() == null) {
                remove(record.key());
            } else {
                put(CentreRecords.decode(record.key(), record.value()));
            }
        } catch (IllegalArgumentException malformed) {
            refused++;
        }
    }

    private void put(CentreMessage message) {
        if (message instanceof CentreMessage.Activation activation) {
            active = activation.version();
            return;
        }
        Parts parts = versions.computeIfAbsent(message.version(), version -> new Parts());
        if (message instanceof Manifest manifest) {
            parts.manifest = manifest;
        } else if (message instanceof CentreMessage.Centre centre) {
            parts.centres.put(centre.id(), centre);
        }
    }

    private void remove(String key) {
        if (key.equals(CentreRecords.ACTIVE_KEY)) {
            active = null;
            return;
        }
        String[] versionAndId = key.split("/", 2);
        long version = Long.parseLong(versionAndId[0]);
        Parts parts = versions.getOrDefault(version, new Parts());
        if (versionAndId.length == 1) {
            parts.manifest = null;
        } else {
            parts.centres.remove(Integer.valueOf(versionAndId[1]));
        }
        if (parts.manifest == null && parts.centres.isEmpty()) {
            versions.remove(version);
        }
    }

    /** All versions with a manifest or a centre, ascending. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        versions.forEach((version, parts) -> entries.add(entry(version, parts)));
        return entries;
    }

    public Optional<Entry> entry(long version) {
        return Optional.ofNullable(versions.get(version)).map(parts -> entry(version, parts));
    }

    /** The last activated version, which may be missing. */
    public OptionalLong active() {
        return active == null ? OptionalLong.empty() : OptionalLong.of(active);
    }

    /** The set in use, or {@code first}; {@link IllegalStateException} if the active one is missing or incomplete. */
    public CentreSet activeOr(CentreSet first) {
        if (active == null) {
            return first;
        }
        Entry entry = entry(active).orElse(null);
        if (entry == null || entry.set() == null) {
            if (active == first.version()) {
                return first;
            }
            throw new IllegalStateException("version " + active + " is active, but "
                    + (entry == null ? "not there" : entry.flaw()) + "; publish or activate one that is whole");
        }
        return entry.set();
    }

    /** One more than the highest version; at least 1. */
    public long nextVersion() {
        return 1 + Math.max(active == null ? 0 : active, versions.isEmpty() ? 0 : versions.lastKey());
    }

    /** An id above the ids of all clusters. */
    public int unusedId() {
        return versions.values().stream()
                .filter(parts -> parts.manifest != null)
                .flatMapToInt(parts -> IntStream.of(parts.manifest.ids()))
                .map(id -> id + 1)
                .max()
                .orElse(0);
    }

    /** Number of malformed records. */
    public long refused() {
        return refused;
    }

    private static Entry entry(long version, Parts parts) {
        Manifest manifest = parts.manifest;
        if (manifest == null) {
            return new Entry(version, null, null, "incomplete: no manifest");
        }
        List<CentreMessage.Centre> there = IntStream.of(manifest.ids())
                .mapToObj(parts.centres::get)
                .filter(Objects::nonNull)
                .toList();
        if (there.size() < manifest.ids().length) {
            String flaw = "incomplete: %d of %d centres".formatted(there.size(), manifest.ids().length);
            return new Entry(version, manifest, null, flaw);
        }
        CentreSet set;
        try {
            set = manifest.with(there);
        } catch (IllegalArgumentException e) {
            return new Entry(version, manifest, null, e.getMessage());
        }
        Optional<String> flaw = set.validate();
        return new Entry(version, manifest, flaw.isPresent() ? null : set, flaw.orElse(null));
    }
}
