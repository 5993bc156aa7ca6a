package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.item.TableUpdate.NewTower;
import java.util.List;
import java.util.Map;

/**
 * A complete catalogue in memory.
 *
 * @param items by id
 * @param vectors in spaces other than the tags', by item and space
 * @param towers user towers of spaces
 */
public record Catalogue(
        Map<String, ItemFeatures> items,
        TagVectors tagVectors,
        Map<String, Map<String, float[]>> vectors,
        List<NewTower> towers) {

    public Catalogue(Map<String, ItemFeatures> items, TagVectors tagVectors) {
        this(items, tagVectors, Map.of(), List.of());
    }

    public Catalogue with(Map<String, Map<String, float[]>> vectorsOfItems) {
        return new Catalogue(items, tagVectors, vectorsOfItems, towers);
    }

    public Catalogue with(List<NewTower> others) {
        return new Catalogue(items, tagVectors, vectors, others);
    }

    /** The same without vectors in spaces. */
    public Catalogue withoutVectors() {
        return new Catalogue(items, tagVectors);
    }

    public int dimension() {
        return tagVectors.dimension();
    }

    /** Whether an item has tags or an inline vector. */
    public boolean hasContent() {
        return items.values().stream().anyMatch(item -> item.vector() != null);
    }

    /** The behaviour with its vector; null when its item is unknown. */
    public TaggedBehaviour tag(Behaviour behaviour) {
        if (!behaviour.type().isAboutAnItem()) {
            return new TaggedBehaviour(behaviour, new ItemVectorizer(tagVectors).ofTags(behaviour.tags()));
        }
        ItemFeatures item = items.get(behaviour.itemId());
        return item == null ? null : new TaggedBehaviour(behaviour, item.interestVector(tagVectors.dimension()));
    }
}
