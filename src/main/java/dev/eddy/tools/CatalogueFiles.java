package dev.eddy.tools;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The files that commands read items and tag vectors from. */
final class CatalogueFiles {
    @Option(names = "--items", required = true, paramLabel = "FILE", description = "items.jsonl, or .gz.")
    private Path itemsFile;

    @Option(
            names = "--tag-vectors",
            paramLabel = "FILE",
            description = "word2vec text file; tags without a vector get one from their name.")
    private Path tagVectorsFile;

    @Option(names = "--without-tags", description = "Remove the tags, to measure recall without content.")
    private boolean isWithoutTags;

    Path itemsFile() {
        return itemsFile;
    }

    boolean isWithoutTags() {
        return isWithoutTags;
    }

    /** @param otherwise dimension when there are no tag vectors */
    LoadedCatalogue load(int otherwise) {
        return LoadedCatalogue.load(itemsFile, tagVectorsFile, otherwise, isWithoutTags);
    }
}
