package dev.eddy.centre;

/** A decoded record of the topic {@code cluster-centres}. */
public sealed interface CentreMessage {
    long version();

    /** A finite unit vector. */
    record Centre(long version, int id, float[] vector) implements CentreMessage {}

    /** The parts of a set; ids and reach in the order of its rows. */
    record Manifest(
            String space, long version, int dimension, int[] ids, float[] reach, Provenance provenance, String checksum)
            implements CentreMessage {
        /** The set of these centres, row-major, with the manifest's checksum, which {@link CentreSet#validate} compares. */
        CentreSet with(float[] centres) {
            return new CentreSet(space, version, dimension, ids, centres, reach, provenance, checksum);
        }
    }

    /** Puts a version in use. */
    record Activation(long version) implements CentreMessage {}
}
