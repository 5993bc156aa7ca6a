package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.VectorSpace;
import dev.eddy.item.VersionInventory;
import dev.eddy.item.VersionManifest;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.ItemVectorFile;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.ops.SpaceRollout;
import dev.eddy.ops.UserTowerFile;
import dev.eddy.ops.retrain.RefreshLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Groups the commands on the versions of spaces. */
@Command(
        name = "spaces",
        description = "List, publish, activate and roll back the versions of the vectors of the running job.",
        subcommands = {
            SpacesCommand.Listing.class,
            SpacesCommand.Publish.class,
            SpacesCommand.Activate.class,
            SpacesCommand.Rollback.class
        })
final class SpacesCommand {
    @Command(name = "list", description = "List the published versions of all spaces in catalog.spaces.")
    static final class Listing extends OperatingCommand {
        @Override
        public Integer call() {
            var table = new TextTable("space", "version", "vectors", "trained at", "parent", "use", "state");
            for (VectorSpace space : options().recall().catalog().vectorSpaces()) {
                SpaceVersions order = KafkaSpaceTopic.order(kafka(), space.name());
                KafkaSpaceTopic.inventory(kafka(), space.name())
                        .entries()
                        .forEach(entry -> table.row(cells(space.name(), entry, order)));
            }
            if (table.isEmpty()) {
                print("no vectors of the spaces in catalog.spaces are published; make some with: eddy train items");
            } else {
                table.print(out());
            }
            return DONE;
        }

        static Object[] cells(String space, VersionInventory.Entry entry, SpaceVersions order) {
            List<Object> cells = new ArrayList<>(List.of(space, entry.version(), "%,d".formatted(entry.items())));
            VersionManifest manifest = entry.manifest();
            cells.add(manifest == null ? "-" : Instant.ofEpochMilli(manifest.trainedAt()));
            cells.add(manifest == null ? "-" : manifest.parent());
            cells.add(order.inUse() == entry.version() ? "in use" : order.has(entry.version()) ? "beside it" : "");
            cells.add(state(entry));
            return cells.toArray();
        }

        private static String state(VersionInventory.Entry entry) {
            if (!entry.isWhole()) {
                return "incomplete: its publication has not ended";
            }
            return entry.version() == 0
                    ? "without a version"
                    : "complete" + (entry.isChanged() ? ", changed since" : "")
                            + (entry.manifest().tower() == null ? "" : ", with a user tower");
        }
    }

    /** Puts a version in use. */
    private abstract static class SwitchCommand extends OperatingCommand {
        @Parameters(paramLabel = "SPACE", description = "Name of the space, as in catalog.spaces.")
        private String name;

        @Mixin
        private RolloutChoice choice;

        /** @throws BadInputException when the job does not have the space */
        VectorSpace space() {
            return options().recall().catalog().vectorSpaces().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadInputException("space " + name + ": catalog.spaces does not have it"));
        }

        /** Gets the version that is in use after the switch. */
        int use(ToLongFunction<SpaceRollout> switching) {
            choice.check();
            VectorSpace space = space();
            RefreshLock lock = RefreshLock.take(kafka());
            try (lock;
                    var topic = choice.topic(kafka(), space.name())) {
                long version = switching.applyAsLong(new SpaceRollout(topic, step -> print("%s", step)));
                print("version %d of space %s is in use", version, name);
                RolloutChoice.warnOfOtherAxes(name, this);
            }
            return DONE;
        }
    }

    @Command(
            name = "publish",
            description = "Publish a file of vectors as a new version, make the running job use it, and wait for it.")
    static final class Publish extends SwitchCommand {
        @Parameters(
                index = "1",
                paramLabel = "FILE",
                description = "Records of item-vectors, one a line, plain or gzipped; their versions do not count.")
        private Path file;

        @Option(
                names = "--tower",
                paramLabel = "FILE",
                description = "Weights of the user tower as safetensors, for a space of kind tower.")
        private Path tower;

        @Override
        public Integer call() throws IOException {
            VectorSpace space = space();
            byte[] weights = UserTowerFile.read(tower, space);
            LongFunction<Iterator<byte[]>> records = ItemVectorFile.versions(file, space);
            return use(rollout -> rollout.publish(records, weights, true).version());
        }
    }

    @Command(
            name = "activate",
            description = "Make the running job use a published version, also an older one, and wait for it.")
    static final class Activate extends SwitchCommand {
        @Parameters(
                index = "1",
                paramLabel = "VERSION",
                description = "As 'spaces list' shows it; 0 is that of vectors without a version.")
        private long version;

        @Override
        public Integer call() {
            BadInputException.require(version >= 0, "version " + version + ": must be 0 or more");
            return use(rollout -> rollout.activate(version));
        }
    }

    @Command(
            name = "rollback",
            description = "Make the running job use the version before the one in use, and wait for it.")
    static final class Rollback extends SwitchCommand {
        @Override
        public Integer call() {
            return use(SpaceRollout::rollBack);
        }
    }
}
