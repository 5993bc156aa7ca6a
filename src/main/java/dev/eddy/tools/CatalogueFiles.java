package dev.eddy.tools;

import dev.eddy.item.CatalogOptions;
import dev.eddy.item.TagVectorFile;
import dev.eddy.item.TagVectors;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.RecordedItems;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The files that commands read items and tag vectors from. */
final class CatalogueFiles {
    @Option(names = "--items", required = true, paramLabel = "FILE", description = "items.jsonl, or .gz")
    private Path itemsFile;

    @Option(
            names = "--tag-vectors",
            paramLabel = "FILE",
            description = "word2vec text file; tags without a vector get one from their name.")
    private Path tagVectorsFile;

    @Option(
            names = "--without-tags",
            description = "Take the tags out of the items, to see what a log without content would give.")
    private boolean isWithoutTags;

    Path itemsFile() {
        return itemsFile;
    }

    boolean isWithoutTags() {
        return isWithoutTags;
    }

    LoadedCatalogue load() {
        return load(CatalogOptions.defaults().dimension());
    }

    /** @param dimension unless the tag vectors have another */
    LoadedCatalogue load(int dimension) {
        return load(itemsFile, tagVectorsFile, dimension, isWithoutTags);
    }

    /** @param tagVectorsFile may be null */
    static LoadedCatalogue load(Path itemsFile, Path tagVectorsFile) {
        return load(itemsFile, tagVectorsFile, CatalogOptions.defaults().dimension());
    }

    /**
     * @param tagVectorsFile may be null
     * @param otherwise dimension unless the tag vectors have another
     */
    static LoadedCatalogue load(Path itemsFile, Path tagVectorsFile, int otherwise) {
        return load(itemsFile, tagVectorsFile, otherwise, false);
    }

    /**
     * As above.
     *
     * @param isWithoutTags whether the items lose their tags
     */
    private static LoadedCatalogue load(Path itemsFile, Path tagVectorsFile, int otherwise, boolean isWithoutTags) {
        // Inline vectors count only beside tag vectors of their dimension, so the tags are read first.
        RecordedItems asGiven = RecordedItems.load(itemsFile, otherwise);
        Map<String, float[]> given = tagVectors(tagVectorsFile, asGiven);
        RecordedItems items = isWithoutTags ? asGiven.withoutTags() : asGiven;
        int dimension = given.isEmpty() ? otherwise : given.values().iterator().next().length;
        var tagVectors = new TagVectors(dimension);
        given.forEach(tagVectors::put);
        return new LoadedCatalogue(dimension, items, given, items.catalogue(tagVectors));
    }

    private static Map<String, float[]> tagVectors(Path file, RecordedItems items) {
        if (file == null) {
            return Map.of();
        }
        try {
            return TagVectorFile.load(file, items.tags());
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + ": no such file; check the path", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }
}
