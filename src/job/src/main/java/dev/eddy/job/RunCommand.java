package dev.eddy.job;

import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Starts the job on the Flink that calls it, for {@code flink run} and application mode. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run the job on the Flink cluster that this was submitted to.")
public final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private Deployment deployment;

    /** Never exits the JVM, which may belong to a cluster. Rethrows all exceptions, since Flink uses some itself. */
    public static void main(String[] args) throws Exception {
        var run = new RunCommand();
        try {
            if (!CommandLine.printHelpIfRequested(new CommandLine(run).parseArgs(args))) {
                run.call();
            }
        } catch (ParameterException | BadInputException e) {
            System.err.println("eddy: " + e.getMessage());
            throw e;
        }
    }

    @Override
    public Integer call() throws Exception {
        JobOptions options = deployment.options();
        Preflight.check(options, LOG::warn);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.ofTheJob());
        env.execute(RecallTopology.graph(env, options));
        return 0;
    }
}
