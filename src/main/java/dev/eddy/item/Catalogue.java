package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import java.util.Map;

/**
 * A catalogue that is wholly known: what the catalogue stage does to a behaviour, without waiting for anything.
 *
 * @param items by id
 * @param vectors of items in other spaces than that of the tag vectors: by item and space
 */
public record Catalogue(
        Map<String, ItemFeatures> items, TagVectors tagVectors, Map<String, Map<String, float[]>> vectors) {

    /** Without vectors in other spaces. */
    public Catalogue(Map<String, ItemFeatures> items, TagVectors tagVectors) {
        this(items, tagVectors, Map.of());
    }

    /** With vectors in other spaces. */
    public Catalogue with(Map<String, Map<String, float[]>> vectorsOfItems) {
        return new Catalogue(items, tagVectors, vectorsOfItems);
    }

    /** Numbers in a tag vector. */
    public int dimension() {
        return tagVectors.dimension();
    }

    /** Whether an item has tags or an inline vector. */
    public boolean hasContent() {
        return items.values().stream().anyMatch(item -> item.vector() != null);
    }

    /** The behaviour with the direction of taste it speaks of, or null when its item is not in the catalogue. */
    public TaggedBehaviour tag(Behaviour behaviour) {
        if (!behaviour.type().isAboutAnItem()) {
            return new TaggedBehaviour(behaviour, new ItemVectorizer(tagVectors).ofTags(behaviour.tags()));
        }
        ItemFeatures item = items.get(behaviour.itemId());
        return item == null ? null : new TaggedBehaviour(behaviour, item.interestVector(tagVectors.dimension()));
    }
}
