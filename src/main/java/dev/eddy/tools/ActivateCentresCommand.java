package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the job use centres that are published. */
@Command(name = "activate", description = "Make the running job use a published version; older versions are allowed.")
final class ActivateCentresCommand extends DeploymentCommand {
    @Parameters(paramLabel = "VERSION", description = "As 'centres list' shows it; 0 is the job's initial version.")
    private long version;

    @Mixin
    private SwapChoice swap;

    @Override
    public Integer call() {
        BadInputException.require(version >= 0, "version " + version + ": must be 0 or more");
        swap.activate(version, options(), out());
        return ExitCode.DONE;
    }
}
