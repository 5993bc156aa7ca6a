package dev.eddy.tools;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreMessage.Manifest;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.command.TextTable;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.CentreFile;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.retrain.ActivateCentres;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Groups the commands on cluster centres. */
@Command(
        name = "centres",
        description = "Retrain, publish, activate, roll back and list the cluster centres of the running job.",
        subcommands = {
            RefreshCentresCommand.class,
            TrainCentresCommand.class,
            CentresCommand.Publish.class,
            CentresCommand.Listing.class,
            CentresCommand.Activate.class,
            CentresCommand.Rollback.class
        })
final class CentresCommand {
    /** Activates published centres; an option waits until all users have them. */
    private abstract static class SwapCommand extends OperatingCommand {
        @Option(names = "--wait", description = "Wait until all users have the new centres.")
        private boolean isAwaited;

        @Mixin
        private StepTimeout patience;

        /** @throws BadInputException when the version is not published completely, and is not the job's initial version */
        void activate(long version) {
            ActivateCentres.Result result =
                    audited(new ActivateCentres(kafka(), firstCentres(), version, isAwaited, patience.timeout));
            if (result.sweep() == null) {
                print("version %d is active %s", version, result.wasActive() ? "already" : "from now on");
            } else {
                printInUse(version, result.sweep());
            }
        }
    }

    @Command(name = "publish", description = "Publish centres, and make the job use them from now on.")
    static final class Publish extends SwapCommand {
        @Parameters(paramLabel = "FILE", description = "As written by 'centres train'.")
        private Path file;

        @Option(names = "--no-activate", description = "Only publish; the job keeps its centres.")
        private boolean inactive;

        @Override
        public Integer call() {
            CentreSet set = CentreFile.read(file);
            // Users are stored with the version of their centres, so a version must keep its centres.
            boolean isOther = CentrePublisher.read(kafka())
                    .entry(set.version())
                    .map(CentreInventory.Entry::manifest)
                    .filter(manifest -> !manifest.checksum().equals(set.checksum()))
                    .isPresent();
            BadInputException.require(
                    !isOther,
                    file + ": version " + set.version()
                            + " is published already, with other centres; train with another --version");
            try (var publisher = new CentrePublisher(kafka())) {
                publisher.publishInactive(set);
            }
            print("version %d published: %,d centres of dimension %d", set.version(), set.size(), set.dimension());
            if (inactive) {
                print("not active; for that: eddy centres activate %d", set.version());
            } else {
                activate(set.version());
            }
            return DONE;
        }
    }

    @Command(name = "list", description = "List the published centres.")
    static final class Listing extends OperatingCommand {
        @Override
        public Integer call() {
            print(CentrePublisher.read(kafka()), out());
            return DONE;
        }

        static void print(CentreInventory inventory, PrintWriter out) {
            OptionalLong active = inventory.active();
            if (inventory.entries().isEmpty()) {
                out.println("no centres are published; make some with: eddy centres refresh");
            } else {
                var table = new TextTable(
                        "version", "clusters", "space", "dimension", "trained at", "parent", "active", "state");
                inventory.entries().forEach(entry -> table.row(cells(entry, active)));
                table.print(out);
            }
            if (active.isPresent() && inventory.entry(active.getAsLong()).isEmpty()) {
                out.println(
                        "version " + active.getAsLong() + " is active, but not there: the job stays with what it has");
            }
            if (inventory.refused() > 0) {
                out.println(inventory.refused() + " record(s) of the topic are malformed; the job passes over them");
            }
        }

        private static Object[] cells(CentreInventory.Entry entry, OptionalLong active) {
            String use = active.equals(OptionalLong.of(entry.version())) ? "active" : "";
            Manifest manifest = entry.manifest();
            if (manifest == null) {
                return new Object[] {entry.version(), "-", "-", "-", "-", "-", use, entry.flaw()};
            }
            Provenance origin = manifest.provenance();
            String whole = origin.provisional() ? "complete, by the job" : "complete";
            return new Object[] {
                entry.version(),
                manifest.ids().length,
                manifest.space(),
                manifest.dimension(),
                origin.trainedAtMillis() > 0 ? Instant.ofEpochMilli(origin.trainedAtMillis()) : "-",
                origin.parent() >= 0 ? origin.parent() : "-",
                use,
                entry.flaw() == null ? whole : entry.flaw()
            };
        }
    }

    @Command(
            name = "activate",
            description = "Make the running job use a published version; older versions are allowed.")
    static final class Activate extends SwapCommand {
        @Parameters(paramLabel = "VERSION", description = "As 'centres list' shows it; 0 is the job's initial version.")
        private long version;

        @Override
        public Integer call() {
            BadInputException.require(version >= 0, "version " + version + ": must be 0 or more");
            activate(version);
            return DONE;
        }
    }

    @Command(
            name = "rollback",
            description = "Make the running job use the parent of the active version: the previous centres.")
    static final class Rollback extends SwapCommand {
        @Override
        public Integer call() {
            activate(ActivateCentres.parent(CentrePublisher.read(kafka())));
            return DONE;
        }
    }
}
