package dev.eddy.ops;

import dev.eddy.item.Catalogue;
import dev.eddy.item.TagVectorParser;
import dev.eddy.item.TagVectors;
import dev.eddy.job.KafkaOptions;

/** Reads the catalogue that the job has, from the topics it has it from. */
public final class LiveCatalogue {
    private LiveCatalogue() {}

    /**
     * The catalogue as it is now.
     *
     * @param dimension of the job's vectors
     */
    public static Catalogue read(KafkaOptions kafka, int dimension) {
        var vectors = new TagVectors(dimension);
        TopicScan.parseLast(
                kafka, kafka.topics().tagVectors(), TopicScan.ALL, new TagVectorParser(dimension)::parse, tag -> {
                    if (tag.vector() == null) {
                        vectors.remove(tag.tag());
                    } else {
                        vectors.put(tag.tag(), tag.vector());
                    }
                });
        return RecordedItems.read(kafka, dimension).catalogue(vectors);
    }
}
