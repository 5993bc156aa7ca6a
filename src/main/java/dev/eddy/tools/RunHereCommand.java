package dev.eddy.tools;

import dev.eddy.lab.LocalRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = "Run the job on a Flink in this process until Ctrl-C, against an existing Kafka and Redis.")
final class RunHereCommand extends DeploymentCommand {
    @Option(names = "--parallelism", defaultValue = "2", description = "Tasks per stage.")
    private int parallelism;

    @Override
    public Integer call() throws Exception {
        boolean endedWell = LocalRun.run(
                options(),
                parallelism,
                err()::println,
                webUi -> print("the job is running; Flink's web UI: %s", webUi));
        return endedWell ? DONE : FAILED;
    }
}
