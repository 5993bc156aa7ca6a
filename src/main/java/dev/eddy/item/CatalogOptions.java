package dev.eddy.item;

import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * The catalogue's settings.
 *
 * @param dimension of the tag vectors
 * @param spaces other spaces that items have vectors in: {@code NAME:DIMENSION, …}
 * @param cacheSize items kept on heap per subtask, about 1 KB each
 * @param parkLimit behaviours that may wait for one unknown item
 * @param parkFor how long they wait
 * @param keepDead how long an item that is taken down or expired is remembered
 */
public record CatalogOptions(
        int dimension, String spaces, int cacheSize, int parkLimit, Duration parkFor, Duration keepDead)
        implements Serializable {
    /** Of the tag vectors, unless told otherwise. */
    public static final int DIMENSION = 64;

    public CatalogOptions {
        Allowed.between("catalog.dimension", dimension, 1, VectorSpace.MOST_DIMENSIONS);
        VectorSpace.parse(spaces);
        Allowed.between("catalog.cache-size", cacheSize, 0, 10_000_000);
        Allowed.between("catalog.park-limit", parkLimit, 0, 1_000_000);
        Allowed.notNegative("catalog.park-for", parkFor);
        Allowed.notNegative("catalog.keep-dead", keepDead);
    }

    public static CatalogOptions ofDimension(int dimension) {
        return new CatalogOptions(dimension, "", 50_000, 1_000, Duration.ofMinutes(10), Duration.ofDays(60));
    }

    /** With other spaces than the tag vectors'. */
    public CatalogOptions with(String otherSpaces) {
        return new CatalogOptions(dimension, otherSpaces, cacheSize, parkLimit, parkFor, keepDead);
    }

    /** The other spaces, in their order. */
    public List<VectorSpace> vectorSpaces() {
        return VectorSpace.parse(spaces);
    }
}
