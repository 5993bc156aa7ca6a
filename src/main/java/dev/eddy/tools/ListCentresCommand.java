package dev.eddy.tools;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreMessage.Manifest;
import dev.eddy.ops.CentrePublisher;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.OptionalLong;
import picocli.CommandLine.Command;

/** Lists the published centres. */
@Command(name = "list", description = "List the published centres.")
final class ListCentresCommand extends DeploymentCommand {
    @Override
    public Integer call() {
        print(CentrePublisher.read(kafka()), out());
        return ExitCode.DONE;
    }

    static void print(CentreInventory inventory, PrintWriter out) {
        OptionalLong active = inventory.active();
        if (inventory.entries().isEmpty()) {
            out.println("no centres are published; make some with: eddy centres refresh");
        } else {
            var table = new TextTable("version", "clusters", "dimension", "trained at", "parent", "active", "state");
            for (CentreInventory.Entry entry : inventory.entries()) {
                Manifest manifest = entry.manifest();
                boolean known = manifest != null;
                table.row(
                        entry.version(),
                        known ? manifest.ids().length : "-",
                        known ? manifest.dimension() : "-",
                        known && manifest.provenance().trainedAtMillis() > 0
                                ? Instant.ofEpochMilli(manifest.provenance().trainedAtMillis())
                                : "-",
                        known && manifest.provenance().parent() >= 0
                                ? manifest.provenance().parent()
                                : "-",
                        active.isPresent() && active.getAsLong() == entry.version() ? "active" : "",
                        state(entry));
            }
            table.print(out);
        }
        if (active.isPresent() && inventory.entry(active.getAsLong()).isEmpty()) {
            out.println("version " + active.getAsLong() + " is active, but not there: the job stays with what it has");
        }
        if (inventory.refused() > 0) {
            out.println(inventory.refused() + " record(s) of the topic are malformed; the job passes over them");
        }
    }

    private static String state(CentreInventory.Entry entry) {
        if (entry.flaw() != null) {
            return entry.flaw();
        }
        return entry.set().provenance().provisional() ? "complete, by the job" : "complete";
    }
}
