package dev.eddy.item;

import dev.eddy.vector.Vectors;
import java.util.List;

/** Gives items and declared interests their unit vector. */
public final class ItemVectorizer {
    private final TagVectors tagVectors;

    public ItemVectorizer(TagVectors tagVectors) {
        this.tagVectors = tagVectors;
    }

    /** The inline vector, else the weighted mean of the tags' unit vectors; null when there is neither. */
    public float[] ofItem(ItemRecord item) {
        float[] inline = item.vector();
        // One of another dimension stems from before the dimension was changed, and means nothing any more.
        if (inline != null && inline.length == tagVectors.dimension()) {
            return Vectors.unit(inline);
        }
        double[] sum = new double[tagVectors.dimension()];
        for (Tag tag : item.tags()) {
            Vectors.addScaled(sum, tag.weight(), tagVectors.of(tag.name()));
        }
        return Vectors.unit(sum);
    }

    /** The mean of the tags' unit vectors; null when there are none. */
    public float[] ofTags(List<String> tags) {
        double[] sum = new double[tagVectors.dimension()];
        for (String tag : tags) {
            Vectors.addScaled(sum, 1, tagVectors.of(tag));
        }
        return Vectors.unit(sum);
    }
}
