package dev.eddy.workbench;

import dev.eddy.app.KafkaOptions;
import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.catalog.Catalogue;
import dev.eddy.catalog.TagVectorParser;
import dev.eddy.catalog.TagVectorRecord;
import dev.eddy.catalog.TagVectors;

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
        var parser = new TagVectorParser(dimension);
        TopicScan.read(kafka, kafka.topics().tagVectors(), record -> {
            TagVectorRecord tag = parser.parse(
                            new KafkaRecord("", 0, 0, record.timestamp(), record.key(), record.value()))
                    .value();
            if (tag != null && tag.vector() != null) {
                vectors.put(tag.tag(), tag.vector());
            } else if (tag != null) {
                vectors.remove(tag.tag());
            }
        });
        return RecordedItems.read(kafka, dimension).catalogue(vectors);
    }
}
