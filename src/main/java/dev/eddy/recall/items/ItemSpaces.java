package dev.eddy.recall.items;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The vector spaces of the item table, the space of the tag vectors first. */
final class ItemSpaces {
    final List<ItemSpace> all = new ArrayList<>();
    final ItemSpace tags;

    ItemSpaces(List<VectorSpace> others, ItemNumbers numbers, NeighbourOptions options) {
        this.tags = new ItemSpace(VectorSpace.TAG, 0, numbers, options);
        all.add(tags);
        others.forEach(space -> all.add(new ItemSpace(space.name(), space.dimension(), numbers, options)));
    }

    int indexOf(String name) {
        int i = 0;
        while (!all.get(i).name().equals(name)) {
            i++;
        }
        return i;
    }

    /** The item without the vectors that belong to no space, or that have another dimension than their space. */
    ItemUpdate withValidVectors(ItemUpdate item) {
        if (item.vectors() == null) {
            return item;
        }
        Map<String, float[]> vectors = new TreeMap<>();
        for (ItemSpace space : all.subList(1, all.size())) {
            float[] vector = space.vectorOf(item);
            if (vector != null) {
                vectors.put(space.name(), vector);
            }
        }
        return item.with(vectors.isEmpty() ? null : vectors);
    }

    /**
     * Updates an item in each space where its record or its vector changed.
     *
     * @param before null for a new item
     */
    void put(int number, ItemUpdate item, ItemUpdate before, boolean hasNewFeatures) {
        for (ItemSpace space : all) {
            if (hasNewFeatures || item.vector(space.name()) != before.vector(space.name())) {
                space.put(number, item, before);
            }
        }
    }

    void remove(int number) {
        all.forEach(space -> space.remove(number));
    }
}
