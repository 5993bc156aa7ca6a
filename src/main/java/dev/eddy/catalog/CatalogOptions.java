package dev.eddy.catalog;

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

    public CatalogOptions {
        if (dimension < 1 || cacheSize < 0 || parkLimit < 0) {
            throw new IllegalArgumentException("catalog: the dimension must be positive, cache size and park limit not"
                    + " negative: " + dimension + ", " + cacheSize + ", " + parkLimit);
        }
        if (parkFor.isNegative()) {
            throw new IllegalArgumentException("catalog: the wait for an item is negative: " + parkFor);
        }
    }

    public static CatalogOptions ofDimension(int dimension) {
        return new CatalogOptions(dimension, 50_000, 1_000, Duration.ofMinutes(10));
    }
}
