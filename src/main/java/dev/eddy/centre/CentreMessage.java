package dev.eddy.centre;

/** What a record of the topic {@code cluster-centres} says. */
public sealed interface CentreMessage {
    /** Version of the set it speaks of. */
    long version();

    /** One centre: a finite unit vector. */
    record Centre(long version, int id, float[] vector) implements CentreMessage {}

    /** What belongs to a set; ids and reach in the order of its rows. */
    record Manifest(
            String space, long version, int dimension, int[] ids, float[] reach, Provenance provenance, String checksum)
            implements CentreMessage {
        /** The set of these centres, row-major, with the manifest's checksum, which {@link CentreSet#validate} compares. */
        CentreSet with(float[] centres) {
            return new CentreSet(space, version, dimension, ids, centres, reach, provenance, checksum);
        }
    }

    /** From now on this version is the one in use. */
    record Activation(long version) implements CentreMessage {}
}
