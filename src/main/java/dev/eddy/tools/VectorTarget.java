package dev.eddy.tools;

import dev.eddy.item.VectorSpace;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.ItemVectorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Where trained vectors of items go: a file, the topic {@code item-vectors}, or both. */
final class VectorTarget {
    private static final int DIMENSION = 64;

    @Option(
            names = "--space",
            paramLabel = "NAME",
            description = "Space of the vectors (default: item2vec, author or entity, by what is trained). One that"
                    + " catalog.spaces does not have gets 64 dimensions.")
    private String given;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the vectors, a record of item-vectors a line.")
    private Path out;

    @Option(names = "--publish", description = "Publish the vectors to the topic item-vectors.")
    private boolean isPublished;

    /**
     * The space of the option's name in {@code catalog.spaces}, or else a new one of 64 dimensions.
     *
     * @param otherwise name when the option is not given
     * @throws BadInputException when the space has another kind, or when the job would refuse the vectors
     */
    VectorSpace space(
            String otherwise, VectorSpace.Kind kind, int leastDimension, boolean isForTheJob, JobOptions options) {
        String name = given == null ? otherwise : given;
        VectorSpace space = options.recall().catalog().vectorSpaces().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseGet(() -> new VectorSpace(name, DIMENSION, kind));
        String example =
                "name it in catalog.spaces, as in -D catalog.spaces=" + new VectorSpace(name, DIMENSION, kind).text();
        boolean isKnown = options.recall().catalog().vectorSpaces().contains(space);
        BadInputException.require(
                isKnown || !(isPublished || isForTheJob), "--space " + name + ": the job does not have it; " + example);
        BadInputException.require(
                space.kind() == kind && space.dimension() >= leastDimension,
                "--space " + name + ": its kind or dimension does not fit these vectors; " + example);
        return space;
    }

    /** @throws BadInputException when vectors would go nowhere, or the file can't be written */
    void check(boolean isForTheJob) {
        EddyCommand.requireWritable("--out", out);
        BadInputException.require(
                out != null || isPublished || isForTheJob, "nothing to do: give --out FILE or --publish");
    }

    /**
     * Writes and publishes vectors.
     *
     * @param records called once for each target
     */
    void take(Supplier<Iterator<byte[]>> records, boolean isForTheJob, String space, DeploymentCommand command)
            throws IOException {
        if (out != null) {
            ItemVectorFile.write(out, records.get());
            command.print("written to %s", out);
        }
        if (isPublished || isForTheJob) {
            try (var publisher = new CataloguePublisher(command.kafka())) {
                command.print("%,d vectors of space %s published", publisher.publishItemVectors(records.get()), space);
            }
        }
    }
}
