package dev.eddy.tools;

import dev.eddy.job.Deployment;
import dev.eddy.lab.LocalRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the job on a Flink in this process. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Run the job on a Flink in this process, until Ctrl-C, against a Kafka and a Redis that are there.")
final class RunHereCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Deployment deployment;

    @Option(names = "--parallelism", defaultValue = "2", description = "Tasks per stage (${DEFAULT-VALUE}).")
    private int parallelism;

    @Override
    public Integer call() throws Exception {
        var commandLine = spec.commandLine();
        return LocalRun.run(deployment.options(), parallelism, commandLine.getErr()::println, webUi -> {
                    commandLine.getOut().printf("the job is running; Flink's web UI: %s%n", webUi);
                    commandLine.getOut().flush();
                })
                ? 0
                : Eddy.FAILED;
    }
}
