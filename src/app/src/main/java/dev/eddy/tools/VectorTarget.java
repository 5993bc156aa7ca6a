package dev.eddy.tools;

import dev.eddy.command.EddyCommand;
import dev.eddy.item.VectorSpace;
import dev.eddy.item.VersionManifest;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.ItemVectorFile;
import dev.eddy.ops.SpaceRollout;
import dev.eddy.ops.retrain.RefreshLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.LongFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where trained vectors of items go: a file, the topic {@code item-vectors}, or both. */
final class VectorTarget {
    private static final int DIMENSION = 64;

    @Option(
            names = "--space",
            paramLabel = "NAME",
            description =
                    "Space of the vectors (default: item2vec, author, place, entity, towers or title, by what is trained). One that"
                            + " catalog.spaces does not have gets 64 dimensions.")
    private String given;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the vectors, a record of item-vectors a line.")
    private Path out;

    @Option(
            names = "--publish",
            description = "Publish the vectors as a new version of the space, and put it in use once the job has all.")
    private boolean isPublished;

    @Option(
            names = "--no-wait",
            description = "With --publish: do not wait for the job, which begins with these vectors when it starts.")
    private boolean isNotAwaited;

    @Mixin
    private RolloutChoice rollout;

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

    /** Whether vectors are to go anywhere. */
    boolean isGiven() {
        return out != null || isPublished;
    }

    /** @throws BadInputException when vectors would go nowhere, or the file can't be written */
    void check(boolean isForTheJob) {
        EddyCommand.requireWritable("--out", out);
        BadInputException.require(
                out != null || isPublished || isForTheJob, "nothing to do: give --out FILE or --publish");
        rollout.check();
    }

    /**
     * Writes and publishes vectors.
     *
     * @param records of a version, 0 for none; called once for each target
     */
    void take(LongFunction<Iterator<byte[]>> records, boolean isForTheJob, String space, OperatingCommand command)
            throws IOException {
        take(records, null, isForTheJob, space, command);
    }

    /**
     * Writes and publishes vectors and the weights of a user tower.
     *
     * @param tower written to a file named as {@code --out} with {@code .tower} behind; null for none
     */
    void take(
            LongFunction<Iterator<byte[]>> records,
            byte[] tower,
            boolean isForTheJob,
            String space,
            OperatingCommand command)
            throws IOException {
        if (out != null) {
            ItemVectorFile.write(out, records.apply(0));
            command.print("written to %s", out);
            if (tower != null) {
                Files.write(towerFile(), tower);
                command.print("written to %s", towerFile());
            }
        }
        if (isPublished || isForTheJob) {
            RefreshLock lock = RefreshLock.take(command.kafka());
            try (lock;
                    var topic = rollout.topic(command.kafka(), space)) {
                VersionManifest version = new SpaceRollout(topic, step -> command.print("%s", step))
                        .publish(records, tower, !isNotAwaited);
                command.print(
                        "%,d vectors of space %s published; version %d is in use%s",
                        version.items(), space, version.version(), isNotAwaited ? " from the job's next start on" : "");
                if (!isForTheJob) {
                    RolloutChoice.warnOfOtherAxes(space, command);
                }
            }
        }
    }

    private Path towerFile() {
        return out.resolveSibling(out.getFileName() + ".tower");
    }

    /** Longest duration of a step. */
    Duration patience() {
        return rollout.patience();
    }
}
