package dev.eddy.tools;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.VectorSpace;
import dev.eddy.item.VersionInventory;
import dev.eddy.item.VersionManifest;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.ops.SpaceRollout;
import dev.eddy.ops.retrain.RefreshLock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Groups the commands on the versions of spaces. */
@Command(
        name = "spaces",
        description = "List, activate and roll back the versions of the vectors of the running job.",
        subcommands = {SpacesCommand.Listing.class, SpacesCommand.Activate.class, SpacesCommand.Rollback.class})
final class SpacesCommand {
    @Command(name = "list", description = "List the published versions of all spaces in catalog.spaces.")
    static final class Listing extends DeploymentCommand {
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
                    : entry.isChanged() ? "complete, changed since" : "complete";
        }
    }

    /** Puts a version in use. */
    private abstract static class SwitchCommand extends DeploymentCommand {
        @Parameters(paramLabel = "SPACE", description = "Name of the space, as in catalog.spaces.")
        private String space;

        @Mixin
        private StepTimeout patience;

        String space() {
            BadInputException.require(
                    options().recall().catalog().vectorSpaces().stream()
                            .anyMatch(each -> each.name().equals(space)),
                    "space " + space + ": catalog.spaces does not have it");
            return space;
        }

        int use(long version) {
            RefreshLock lock = RefreshLock.take(kafka());
            try (lock;
                    var topic = new KafkaSpaceTopic(kafka(), space(), patience.timeout, () -> {})) {
                new SpaceRollout(topic, step -> print("%s", step)).activate(version);
            }
            print("version %d of space %s is in use", version, space);
            return DONE;
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
            return use(version);
        }
    }

    @Command(
            name = "rollback",
            description = "Make the running job use the version before the one in use, and wait for it.")
    static final class Rollback extends SwitchCommand {
        @Override
        public Integer call() {
            long inUse = KafkaSpaceTopic.order(kafka(), space()).inUse();
            return use(parent(inUse, KafkaSpaceTopic.inventory(kafka(), space())));
        }

        static long parent(long inUse, VersionInventory published) {
            return published
                    .entry(inUse)
                    .map(VersionInventory.Entry::manifest)
                    .map(VersionManifest::parent)
                    .orElseThrow(
                            () -> new BadInputException(
                                    "version " + inUse
                                            + " has no version before it; say which instead, with: eddy spaces activate SPACE VERSION"));
        }
    }
}
