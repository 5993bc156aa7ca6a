package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has the job use centres that are published. */
@Command(
        name = "activate",
        mixinStandardHelpOptions = true,
        description = "Have the running job use a published version, also one that it had before.")
final class ActivateCentresCommand implements Callable<Integer> {
    @Mixin
    private Deployment deployment;

    @Parameters(paramLabel = "VERSION", description = "As 'centres list' shows it; 0 is what the job began with.")
    private long version;

    @Mixin
    private SwapChoice swap;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (version < 0) {
            throw new BadInputException("version " + version + ": must be 0 or more");
        }
        swap.activate(version, deployment.options(), spec.commandLine().getOut());
        return 0;
    }
}
