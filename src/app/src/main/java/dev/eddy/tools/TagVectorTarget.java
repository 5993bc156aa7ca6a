package dev.eddy.tools;

import dev.eddy.command.EddyCommand;
import dev.eddy.item.TagVectorFile;
import dev.eddy.item.TagVectors;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Topic;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.RecordedItems;
import dev.eddy.ops.retrain.RefreshLock;
import dev.eddy.training.embedding.TagSpace;
import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where trained vectors of tags go, a file, the topic {@code tag-vectors}, or both; and those that they replace. */
final class TagVectorTarget {
    /** From this cosine on a vector is the one before: a turn is exact to some decimals only. */
    private static final double SAME = .99999;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the vectors as a word2vec text file, for 'trial --tag-vectors' and 'replay'.")
    private Path out;

    @Option(
            names = {"--publish", "--refresh"},
            description = "Publish the vectors that have changed to the topic tag-vectors.")
    private boolean isPublished;

    @Option(
            names = "--continue",
            paramLabel = "FILE",
            description = "Turn the vectors to those that --out has written, not to those in use.")
    private Path previousFile;

    /** @throws BadInputException when vectors would go nowhere, or the file can't be written */
    void check(boolean hasOtherUse) {
        EddyCommand.requireWritable("--out", out);
        BadInputException.require(
                out != null || isPublished || hasOtherUse, "nothing to do: give --out FILE, --publish or --like TAG");
    }

    /** Unit vectors by tag: of the file, else of the topic, else from the tags' names. */
    Map<String, float[]> inUse(ClickSource source, Set<String> tags, int dimension, OperatingCommand command) {
        if (previousFile != null) {
            return previous(tags, dimension);
        }
        Map<String, float[]> inUse = new LinkedHashMap<>();
        if (isPublished || !source.isRecorded()) {
            RecordedItems.readTagVectors(command.kafka(), dimension)
                    .forEach((tag, vector) -> inUse.put(tag, Vectors.unit(vector)));
        }
        if (inUse.isEmpty()) {
            var fromNames = new TagVectors(dimension);
            tags.forEach(tag -> inUse.put(tag, fromNames.of(tag)));
        }
        return inUse;
    }

    private Map<String, float[]> previous(Set<String> tags, int dimension) {
        try {
            Map<String, float[]> previous = TagVectorFile.load(previousFile, tags);
            BadInputException.require(
                    !previous.isEmpty(),
                    "--continue " + previousFile + ": no vector of a tag of the items; check the file");
            previous.values()
                    .forEach(vector -> BadInputException.require(
                            vector.length == dimension,
                            "--continue %s: the vectors have %d dimensions, and catalog.dimension is %d"
                                    .formatted(previousFile, vector.length, dimension)));
            return previous;
        } catch (NoSuchFileException e) {
            throw new BadInputException("--continue " + previousFile + ": no such file; check the path", e);
        } catch (IOException e) {
            throw new BadInputException("--continue " + e.getMessage(), e);
        }
    }

    /** Writes and publishes vectors. */
    void take(TagSpace space, OperatingCommand command) throws IOException {
        if (out != null) {
            TagVectorFile.write(out, space.balanced());
            command.print("written to %s", out);
        }
        if (isPublished) {
            publish(space, command);
        }
    }

    private void publish(TagSpace space, OperatingCommand command) {
        RefreshLock lock = RefreshLock.take(command.kafka());
        try (lock;
                var publisher = new CataloguePublisher(command.kafka())) {
            Map<String, float[]> known = RecordedItems.readTagVectors(command.kafka(), space.dimension());
            Map<String, float[]> changed = new LinkedHashMap<>(space.vectors());
            changed.entrySet().removeIf(each -> isSame(each.getValue(), known.get(each.getKey())));
            command.print(
                    "%,d tag vectors sent to %s, %,d are unchanged",
                    publisher.publishTagVectors(changed),
                    command.kafka().topic(Topic.TAG_VECTORS),
                    space.vectors().size() - changed.size());
        }
    }

    /** @param published null for none */
    private static boolean isSame(float[] vector, float[] published) {
        return published != null && Vectors.dot(vector, Vectors.unit(published)) > SAME;
    }
}
