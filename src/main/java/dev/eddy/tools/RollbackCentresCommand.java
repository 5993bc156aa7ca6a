package dev.eddy.tools;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.Provenance;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.CentrePublisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the job use the previous centres. */
@Command(
        name = "rollback",
        description = "Make the running job use the parent of the active version: the previous centres.")
final class RollbackCentresCommand extends DeploymentCommand {
    @Mixin
    private SwapChoice swap;

    @Override
    public Integer call() {
        JobOptions options = options();
        swap.activate(parent(CentrePublisher.read(options.kafka())), options, out());
        return ExitCode.DONE;
    }

    static long parent(CentreInventory published) {
        BadInputException.require(
                published.active().isPresent(), "no centres were activated yet: there is nothing to go back from");
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
