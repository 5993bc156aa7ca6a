package dev.eddy.centre;

import java.util.List;

/** A decoded record of the topic {@code cluster-centres}. */
public sealed interface CentreMessage {
    long version();

    /** A finite unit vector; and one by tags, or null, for users without a direction in the space of the first. */
    record Centre(long version, int id, float[] vector, float[] tagVector) implements CentreMessage {
        int tagDimension() {
            return tagVector == null ? 0 : tagVector.length;
        }

        private boolean fits(Manifest manifest, int tagDimension) {
            boolean isByTags = manifest.space.equals(CentreSet.TAG_SPACE);
            return vector.length == manifest.dimension
                    && (isByTags ? tagVector == null : tagVector != null && tagDimension() == tagDimension);
        }
    }

    /** The parts of a set; ids and reach in the order of its rows. */
    record Manifest(
            String space, long version, int dimension, int[] ids, float[] reach, Provenance provenance, String checksum)
            implements CentreMessage {
        /**
         * The set of the centres of these ids, with the manifest's checksum, which {@link CentreSet#validate} compares.
         *
         * @throws IllegalArgumentException when a centre has another dimension than the manifest or the others
         */
        CentreSet with(List<Centre> parts) {
            int tagDimension =
                    parts.stream().findFirst().map(Centre::tagDimension).orElse(0);
            float[] centres = new float[ids.length * dimension];
            float[] tagCentres = new float[ids.length * tagDimension];
            for (int row = 0; row < ids.length; row++) {
                Centre centre = parts.get(row);
                if (!centre.fits(this, tagDimension)) {
                    throw new IllegalArgumentException(
                            "centre %d has dimension %d and a tag_vector of %d, in a set of space %s with dimension %d"
                                    .formatted(
                                            ids[row], centre.vector.length, centre.tagDimension(), space, dimension));
                }
                System.arraycopy(centre.vector, 0, centres, row * dimension, dimension);
                if (tagDimension > 0) {
                    System.arraycopy(centre.tagVector, 0, tagCentres, row * tagDimension, tagDimension);
                }
            }
            return new CentreSet(space, version, dimension, ids, centres, reach, tagCentres, provenance, checksum);
        }
    }

    /** Puts a version in use. */
    record Activation(long version) implements CentreMessage {}
}
