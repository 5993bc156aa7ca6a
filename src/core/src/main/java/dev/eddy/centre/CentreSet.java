package dev.eddy.centre;

import dev.eddy.item.VectorSpace;
import dev.eddy.vector.Vectors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The centres of all clusters at one version. All tasks assign users with the same set until the next version. {@link
 * #of} orders the rows by id, {@link #validate} checks the order.
 *
 * @param space vector space of the centres
 * @param version 0 for untrained centres; each training raises it
 * @param dimension components per centre
 * @param ids k cluster ids, ascending, not negative
 * @param centres unit vectors, row-major k × dimension; row i belongs to {@code ids[i]}. Not to be modified
 * @param reach k cosines: users at least this near are guests of the cluster; above 1 it has no guests
 * @param tagCentres where the space is not {@link #TAG_SPACE}: k unit vectors there, row-major, for users without a
 *     direction in the space; else empty
 * @param checksum hash of all but the provenance, which shows foreign and altered parts
 */
public record CentreSet(
        String space,
        long version,
        int dimension,
        int[] ids,
        float[] centres,
        float[] reach,
        float[] tagCentres,
        Provenance provenance,
        String checksum) {
    public static final String TAG_SPACE = VectorSpace.TAG;

    public static final float[] NO_TAG_CENTRES = {};

    /** Allows for rounding in JSON. */
    private static final double UNIT_TOLERANCE = 1e-3;

    private static final int CHECKSUM_BYTES = 8;

    /** A set without guests, with its checksum. */
    public static CentreSet of(
            String space, long version, int dimension, int[] ids, float[] centres, Provenance provenance) {
        return of(space, version, dimension, ids, centres, Reach.none(ids.length), provenance);
    }

    /** A set by tags with its checksum, from copied rows in any order. */
    public static CentreSet of(
            String space,
            long version,
            int dimension,
            int[] ids,
            float[] centres,
            float[] reach,
            Provenance provenance) {
        return of(space, version, dimension, ids, centres, reach, NO_TAG_CENTRES, provenance);
    }

    /** A set with its checksum, from copied rows in any order; {@link IllegalArgumentException} for other lengths. */
    public static CentreSet of(
            String space,
            long version,
            int dimension,
            int[] ids,
            float[] centres,
            float[] reach,
            float[] tagCentres,
            Provenance provenance) {
        misfit(dimension, ids, centres, reach, tagCentres).ifPresent(misfit -> {
            throw new IllegalArgumentException(misfit);
        });
        int[] rows = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingInt(row -> ids[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] sortedIds = new int[ids.length];
        float[] sortedCentres = new float[centres.length];
        float[] sortedReach = new float[reach.length];
        float[] sortedTagCentres = new float[tagCentres.length];
        int tagDimension = tagCentres.length / Math.max(1, ids.length);
        for (int row = 0; row < rows.length; row++) {
            sortedIds[row] = ids[rows[row]];
            sortedReach[row] = reach[rows[row]];
            System.arraycopy(centres, rows[row] * dimension, sortedCentres, row * dimension, dimension);
            System.arraycopy(tagCentres, rows[row] * tagDimension, sortedTagCentres, row * tagDimension, tagDimension);
        }
        String checksum = checksum(space, version, dimension, sortedIds, sortedCentres, sortedReach, sortedTagCentres);
        return new CentreSet(
                space,
                version,
                dimension,
                sortedIds,
                sortedCentres,
                sortedReach,
                sortedTagCentres,
                provenance,
                checksum);
    }

    /** The same centres, as a set that the job may replace by itself. */
    public CentreSet asProvisional() {
        var own = new Provenance(provenance.trainedAtMillis(), provenance.parent(), true);
        return new CentreSet(space, version, dimension, ids, centres, reach, tagCentres, own, checksum);
    }

    private static Optional<String> misfit(
            int dimension, int[] ids, float[] centres, float[] reach, float[] tagCentres) {
        boolean fits = (long) ids.length * dimension == centres.length
                && ids.length == reach.length
                && tagCentres.length % Math.max(1, ids.length) == 0;
        return dimension >= 1 && fits
                ? Optional.empty()
                : Optional.of("%d ids of dimension %d do not fit %d components, %d of reach and %d by tags"
                        .formatted(ids.length, dimension, centres.length, reach.length, tagCentres.length));
    }

    /**
     * Version 0: k centres in random directions, so that the job scales before any training. A seed gives the same
     * centres in every JVM. {@link IllegalArgumentException} when {@code k} or {@code dimension} is below 1.
     */
    public static CentreSet random(long seed, int k, int dimension) {
        if (k < 1 || dimension < 1) {
            throw new IllegalArgumentException("no centres of k = %d, dimension = %d".formatted(k, dimension));
        }
        // Random's algorithm is part of its contract, other generators may change with the JVM.
        Random random = new Random(seed);
        float[] centres = new float[k * dimension];
        for (int row = 0; row < k; row++) {
            System.arraycopy(randomUnit(random, dimension), 0, centres, row * dimension, dimension);
        }
        return of(
                TAG_SPACE,
                0,
                dimension,
                IntStream.range(0, k).toArray(),
                centres,
                new Provenance(0, Provenance.NO_PARENT, true));
    }

    /** The lowest id that is higher than that of any centre. */
    public int unusedId() {
        return 1 + ids[ids.length - 1];
    }

    public int size() {
        return ids.length;
    }

    /** Whether users are compared with the centres by their tags. */
    public boolean isByTags() {
        return space.equals(TAG_SPACE);
    }

    /** Dimension of the tag vectors. */
    public int tagDimension() {
        return isByTags() ? dimension : tagCentres.length / ids.length;
    }

    /** The same clusters by tags, of users without a direction in the space. */
    public CentreSet byTags() {
        return isByTags() ? this : of(TAG_SPACE, version, tagDimension(), ids, tagCentres, provenance);
    }

    /** A copy of the centre in a row. */
    public float[] centre(int row) {
        return Arrays.copyOfRange(centres, row * dimension, (row + 1) * dimension);
    }

    /** A copy of the centre by tags in a row. */
    public float[] tagCentre(int row) {
        return isByTags()
                ? centre(row)
                : Arrays.copyOfRange(tagCentres, row * tagDimension(), (row + 1) * tagDimension());
    }

    /** The reason why the set is unsound; empty when it is sound. */
    public Optional<String> validate() {
        if (ids.length == 0) {
            return Optional.of("no centres");
        }
        Optional<String> misfit = misfit(dimension, ids, centres, reach, tagCentres);
        if (misfit.isPresent()) {
            return misfit;
        }
        for (int row = 0; row < ids.length; row++) {
            if (ids[row] < 0) {
                return Optional.of("negative id " + ids[row]);
            }
            if (row > 0 && ids[row] <= ids[row - 1]) {
                return Optional.of("duplicate or unordered id " + ids[row]);
            }
            Optional<String> flaw = flawOf(centre(row)).or(flawOfTagCentre(row));
            if (flaw.isPresent()) {
                return Optional.of("centre " + ids[row] + ": " + flaw.get());
            }
        }
        if (!Vectors.isFinite(reach)) {
            return Optional.of("reach is not finite");
        }
        String actual = checksum(space, version, dimension, ids, centres, reach, tagCentres);
        return actual.equals(checksum)
                ? Optional.empty()
                : Optional.of("checksum is %s, should be %s".formatted(actual, checksum));
    }

    private Supplier<Optional<String>> flawOfTagCentre(int row) {
        return () -> isByTags() ? Optional.empty() : flawOf(tagCentre(row)).map(flaw -> "by tags: " + flaw);
    }

    /** The reason why a vector is not a valid centre; empty when it is. */
    static Optional<String> flawOf(float[] centre) {
        if (!Vectors.isFinite(centre)) {
            return Optional.of("not finite");
        }
        double norm = Math.sqrt(Vectors.dot(centre, centre));
        return Math.abs(norm - 1) <= UNIT_TOLERANCE ? Optional.empty() : Optional.of("norm " + norm + " is not 1");
    }

    /** A unit vector in a random direction. */
    public static float[] randomUnit(Random random, int dimension) {
        double[] direction = new double[dimension];
        float[] unit = null;
        while (unit == null) {
            for (int d = 0; d < dimension; d++) {
                direction[d] = random.nextGaussian();
            }
            unit = Vectors.unit(direction);
        }
        return unit;
    }

    /**
     * The first 16 hex digits of SHA-256 over (big-endian): the space in UTF-8, a zero byte, version (8 bytes),
     * dimension (4), ids (4 each), components (4 each, IEEE 754), if any cluster borrows users, each {@link Reach}
     * (4 each), and the components of the centres by tags (4 each).
     */
    private static String checksum(
            String space, long version, int dimension, int[] ids, float[] centres, float[] reach, float[] tagCentres) {
        byte[] name = space.getBytes(StandardCharsets.UTF_8);
        boolean borrows = !Arrays.equals(reach, Reach.none(reach.length));
        ByteBuffer bytes = ByteBuffer.allocate(name.length
                + 1
                + Long.BYTES
                + Integer.BYTES * (1 + ids.length)
                + Float.BYTES * (centres.length + (borrows ? reach.length : 0) + tagCentres.length));
        bytes.put(name).put((byte) 0).putLong(version).putInt(dimension);
        for (int id : ids) {
            bytes.putInt(id);
        }
        for (float component : centres) {
            bytes.putFloat(component);
        }
        if (borrows) {
            for (float cosine : reach) {
                bytes.putFloat(cosine);
            }
        }
        for (float component : tagCentres) {
            bytes.putFloat(component);
        }
        return HexFormat.of().formatHex(sha256(bytes.array()), 0, CHECKSUM_BYTES);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
