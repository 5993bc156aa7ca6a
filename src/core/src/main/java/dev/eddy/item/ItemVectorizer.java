package dev.eddy.item;

import dev.eddy.vector.Vectors;
import java.util.List;

/** Computes the unit vectors of items and of declared interests. */
public record ItemVectorizer(TagVectors tagVectors) {
    /** The inline vector, else the weighted mean of the tags' vectors; null without both. */
    public float[] ofItem(ItemRecord item) {
        float[] inline = item.vector();
        // A vector of another dimension was written before the option was changed.
        if (inline != null && inline.length == tagVectors.dimension()) {
            return Vectors.unit(inline);
        }
        double[] sum = new double[tagVectors.dimension()];
        for (Tag tag : item.tags()) {
            Vectors.addScaled(sum, tag.weight(), tagVectors.of(tag.name()));
        }
        return Vectors.unit(sum);
    }

    /** The mean of the tags' vectors; null without tags. */
    public float[] ofTags(List<String> tags) {
        double[] sum = new double[tagVectors.dimension()];
        for (String tag : tags) {
            Vectors.addScaled(sum, 1, tagVectors.of(tag));
        }
        return Vectors.unit(sum);
    }
}
