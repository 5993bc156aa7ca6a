package dev.eddy.tools;

import dev.eddy.item.CatalogOptions;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.TagVectorFile;
import dev.eddy.item.TagVectors;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.RecordedItems;
import dev.eddy.option.Options;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A catalogue read from files.
 *
 * @param dimension components of its vectors
 * @param tagVectors unit vectors by tag; a tag without an entry gets a vector from its name
 */
record LoadedCatalogue(int dimension, RecordedItems items, Map<String, float[]> tagVectors, Catalogue catalogue) {
    static LoadedCatalogue load(Path itemsFile, Path tagVectorsFile) {
        return load(
                itemsFile,
                tagVectorsFile,
                Options.defaults(CatalogOptions.class).dimension(),
                UnaryOperator.identity());
    }

    /**
     * @param tagVectorsFile may be null
     * @param otherwise dimension when there are no tag vectors
     * @param change made to each item
     * @throws BadInputException when a file is missing or malformed
     */
    static LoadedCatalogue load(Path itemsFile, Path tagVectorsFile, int otherwise, UnaryOperator<ItemRecord> change) {
        // Inline vectors count only beside tag vectors of their dimension, so the tags are read first.
        RecordedItems asGiven = RecordedItems.load(itemsFile, otherwise);
        Map<String, float[]> given = tagVectors(tagVectorsFile, asGiven);
        int dimension = given.isEmpty() ? otherwise : given.values().iterator().next().length;
        return of(dimension, asGiven.map(change), given);
    }

    static LoadedCatalogue of(int dimension, RecordedItems items, Map<String, float[]> given) {
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

    /** The options with the catalogue's dimension. */
    JobOptions fitting(JobOptions options) {
        return options.with(Map.of("catalog.dimension", Integer.toString(dimension)));
    }

    /** Prints a note when no item has content: some channels then find nothing. */
    static void noteMissingContent(Catalogue catalogue, Consumer<String> notes) {
        if (!catalogue.hasContent()) {
            notes.accept("no item has tags or an inline vector: clusters and similar users go by shared items;"
                    + " tag, cross and i2i find nothing");
        }
    }
}
