package dev.eddy.centre;

import dev.eddy.centre.CentreMessage.Activation;
import dev.eddy.centre.CentreMessage.Centre;
import dev.eddy.centre.CentreMessage.Manifest;
import dev.eddy.item.VectorSpace;
import dev.eddy.record.Parsed;
import java.util.ArrayList;
import java.util.List;

/**
 * Assembles the sets of the topic {@code cluster-centres} and decides when to use another one. The activation names the
 * version, before or after its parts. The job uses the set once it is complete and sound, and keeps the set before
 * until then. An activation of an older version goes back to it. The caller keeps the state. Centres of another space
 * or dimension are refused.
 *
 * @param tags the space of the tag vectors
 * @param other another space that centres may be in; may be that of the tags, too
 */
record CentreAssembler(VectorSpace tags, VectorSpace other) {
    /** The accepted records of the topic by key, as compaction leaves them: a map or keyed state. */
    interface Parts {
        byte[] get(String key) throws Exception;

        boolean contains(String key) throws Exception;

        void put(String key, byte[] value) throws Exception;

        void remove(String key) throws Exception;
    }

    /** The effect of a record: a set to use from now on, or a refusal of the record, or neither. */
    record Outcome(CentreSet activated, String refusal) {
        private static final Outcome NOTHING = new Outcome(null, null);

        private static Outcome refused(String reason) {
            return new Outcome(null, reason);
        }
    }

    /** Takes the next record in topic order. The set in use is null before the first from the topic. */
    Outcome accept(CentreRecord record, Parts parts, ActiveCentres active) throws Exception {
        CentreMessage message;
        try {
            message = message(record);
        } catch (IllegalArgumentException e) {
            return Outcome.refused(e.getMessage());
        } catch (RuntimeException e) {
            return Outcome.refused(Parsed.fault(e).reason());
        }
        if (message == null) {
            parts.remove(record.key());
            return Outcome.NOTHING;
        }
        parts.put(record.key(), record.value());
        return activate(message, parts, active);
    }

    /** Null for a tombstone. */
    private CentreMessage message(CentreRecord record) {
        CentreRecords.requireKey(record.key());
        if (record.value() == null) {
            return null;
        }
        CentreMessage message = CentreRecords.decode(record.key(), record.value());
        requireFit(message);
        return message;
    }

    private void requireFit(CentreMessage message) {
        if (message instanceof Centre centre) {
            if (centre.tagVector() != null) {
                requireDimension(centre.vector().length, other);
                requireDimension(centre.tagVector().length, tags);
            } else if (centre.vector().length != other.dimension()) {
                requireDimension(centre.vector().length, tags);
            }
        }
        if (message instanceof Manifest manifest) {
            VectorSpace space = manifest.space().equals(tags.name()) ? tags : other;
            if (!manifest.space().equals(space.name())) {
                throw new IllegalArgumentException("space is %s, should be %s%s"
                        .formatted(
                                manifest.space(),
                                tags.name(),
                                other.equals(tags) ? "; name it in catalog.centre-space" : " or " + other.name()));
            }
            requireDimension(manifest.dimension(), space);
            if (manifest.ids().length == 0) {
                throw new IllegalArgumentException("no centres");
            }
        }
    }

    private static void requireDimension(int actual, VectorSpace space) {
        if (actual != space.dimension()) {
            throw new IllegalArgumentException("dimension is %d, should be %d".formatted(actual, space.dimension()));
        }
    }

    private Outcome activate(CentreMessage cause, Parts parts, ActiveCentres active) throws Exception {
        byte[] activation = parts.get(CentreRecords.ACTIVE_KEY);
        if (activation == null) {
            return Outcome.NOTHING;
        }
        long version = ((Activation) CentreRecords.decode(CentreRecords.ACTIVE_KEY, activation)).version();
        byte[] value = parts.get(CentreRecords.manifestKey(version));
        if (cause.version() != version || value == null) {
            return Outcome.NOTHING;
        }
        Manifest manifest = (Manifest) CentreRecords.decode(CentreRecords.manifestKey(version), value);
        if (active != null && active.version() == version) {
            // Users keep the version that assigned them, so its centres must not change.
            boolean altered = cause instanceof Manifest && !manifest.checksum().equals(active.checksum());
            return altered ? Outcome.refused("version " + version + " is in use with other centres") : Outcome.NOTHING;
        }
        if (!isComplete(manifest, parts)) {
            return Outcome.NOTHING;
        }
        try {
            CentreSet set = assemble(manifest, parts);
            return set.validate().map(Outcome::refused).orElseGet(() -> new Outcome(set, null));
        } catch (IllegalArgumentException e) {
            return Outcome.refused(e.getMessage());
        }
    }

    private static boolean isComplete(Manifest manifest, Parts parts) throws Exception {
        for (int id : manifest.ids()) {
            if (!parts.contains(CentreRecords.centreKey(manifest.version(), id))) {
                return false;
            }
        }
        return true;
    }

    /** Checks the dimension again, since a restored job may have another one than the parts. */
    private CentreSet assemble(Manifest manifest, Parts parts) throws Exception {
        requireFit(manifest);
        List<Centre> centres = new ArrayList<>();
        for (int id : manifest.ids()) {
            String key = CentreRecords.centreKey(manifest.version(), id);
            Centre centre = (Centre) CentreRecords.decode(key, parts.get(key));
            requireFit(centre);
            centres.add(centre);
        }
        return manifest.with(centres);
    }
}
