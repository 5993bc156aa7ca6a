package dev.eddy.trial;

import dev.eddy.item.ItemVector;
import dev.eddy.item.VectorSpace;
import dev.eddy.training.tower.TrainedTower;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The result of a training: a version of a space.
 *
 * @param items vectors of items, all in one space
 * @param tower weights of the network that computes the vectors of users; null for none
 */
public record SpaceVectors(List<ItemVector> items, byte[] tower) {
    static final SpaceVectors NONE = new SpaceVectors(List.of(), null);

    /** A trained model as a version of a space. */
    public static SpaceVectors of(VectorSpace space, TrainedTower trained) {
        List<ItemVector> items = IntStream.range(0, trained.items().size())
                .mapToObj(i ->
                        new ItemVector(space.name(), trained.items().get(i), trained.vectors()[i], trained.inputs()[i]))
                .toList();
        return new SpaceVectors(items, trained.tower());
    }

    /** Of a space without a user tower. */
    public static SpaceVectors of(List<ItemVector> items) {
        return new SpaceVectors(items, null);
    }
}
