package dev.eddy.tools;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.Provenance;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.CentreListing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has the job use the centres before those in use. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Have the running job use the parent of the active version: the centres before it.")
final class RollbackCentresCommand implements Callable<Integer> {
    @Mixin
    private Deployment deployment;

    @Mixin
    private SwapChoice swap;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JobOptions options = deployment.options();
        swap.activate(
                parent(CentreListing.read(options.kafka())),
                options,
                spec.commandLine().getOut());
        return 0;
    }

    static long parent(CentreInventory published) {
        if (published.active().isEmpty()) {
            throw new BadInputException("no centres were activated yet: there is nothing to go back from");
        }
        long active = published.active().getAsLong();
        return published
                .entry(active)
                .map(CentreInventory.Entry::manifest)
                .map(manifest -> manifest.provenance().parent())
                .filter(parent -> parent != Provenance.NO_PARENT)
                .orElseThrow(() -> new BadInputException("version " + active
                        + " has no parent; say which version instead, with: eddy centres activate VERSION"));
    }
}
