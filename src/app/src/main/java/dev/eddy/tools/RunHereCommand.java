package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.lab.run.LocalRun;
import dev.eddy.lab.run.RunSettings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = "Run the job on a Flink in this process until Ctrl-C, against an existing Kafka and Redis.")
final class RunHereCommand extends OperatingCommand {
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--parallelism", defaultValue = "2", description = "Tasks per stage.")
    private int parallelism;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder for the job's checkpoints and savepoints. A later start goes on from the newest one."
                    + " Without it the state ends with the process.")
    private Path state;

    @Option(
            names = "--fresh",
            description = "Start with empty state, also over a Redis that has lists. State in --state is moved aside"
                    + " inside the folder.")
    private boolean fresh;

    @Option(
            names = "--rest-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of Flink's REST API and web UI on this machine; 0 for any free one.")
    private int restPort;

    @Override
    public Integer call() throws Exception {
        BadInputException.require(parallelism > 0, "--parallelism is " + parallelism + "; allowed: 1 or more");
        BadInputException.require(
                restPort >= 0 && restPort <= HIGHEST_PORT,
                "--rest-port is " + restPort + "; allowed: 0 to " + HIGHEST_PORT);
        boolean endedWell = LocalRun.run(
                options(),
                new RunSettings(parallelism, state, restPort, fresh),
                this::note,
                webUi -> print("the job is running; Flink's web UI: %s", webUi));
        return endedWell ? DONE : FAILED;
    }

    private void note(String line) {
        err().println(line);
        err().flush();
    }
}
