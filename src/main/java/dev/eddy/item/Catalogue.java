package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import java.util.Map;

/** A complete catalogue in memory: items by id, and vectors in spaces other than the tags' by item and space. */
public record Catalogue(
        Map<String, ItemFeatures> items, TagVectors tagVectors, Map<String, Map<String, float[]>> vectors) {

    public Catalogue(Map<String, ItemFeatures> items, TagVectors tagVectors) {
        this(items, tagVectors, Map.of());
    }

    public Catalogue with(Map<String, Map<String, float[]>> vectorsOfItems) {
        return new Catalogue(items, tagVectors, vectorsOfItems);
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
