package dev.eddy.catalog;

import dev.eddy.behaviour.Allowed;
import java.io.Serializable;
import java.time.Duration;

/**
 * The catalogue's settings.
 *
 * @param dimension of the tag vectors
 * @param cacheSize items kept on heap per subtask, about 1 KB each
 * @param parkLimit behaviours that may wait for one unknown item
 * @param parkFor how long they wait
 */
public record CatalogOptions(int dimension, int cacheSize, int parkLimit, Duration parkFor) implements Serializable {
    /** Of the tag vectors, unless told otherwise. */
    public static final int DIMENSION = 64;

    public CatalogOptions {
        Allowed.that(dimension >= 1 && dimension <= 4_096, "catalog.dimension", dimension, "1 to 4096");
        Allowed.between("catalog.cache-size", cacheSize, 0, 10_000_000);
        Allowed.between("catalog.park-limit", parkLimit, 0, 1_000_000);
        Allowed.notNegative("catalog.park-for", parkFor);
    }

    public static CatalogOptions ofDimension(int dimension) {
        return new CatalogOptions(dimension, 50_000, 1_000, Duration.ofMinutes(10));
    }
}
