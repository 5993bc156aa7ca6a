package dev.eddy.trial;

import dev.eddy.item.ItemVector;
import java.util.List;

/**
 * The result of a training: a version of a space.
 *
 * @param items vectors of items, all in one space
 * @param tower weights of the network that computes the vectors of users; null for none
 */
public record SpaceVectors(List<ItemVector> items, byte[] tower) {
    static final SpaceVectors NONE = new SpaceVectors(List.of(), null);

    /** Of a space without a user tower. */
    public static SpaceVectors of(List<ItemVector> items) {
        return new SpaceVectors(items, null);
    }
}
