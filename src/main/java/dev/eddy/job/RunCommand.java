package dev.eddy.job;

import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Starts the job on the Flink that runs this: what {@code flink run} and application mode call. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run the job on the Flink cluster that this was submitted to.")
public final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private Deployment deployment;

    /** Never exits the JVM, which may be a cluster's, nor swallows an exception that Flink speaks to itself with. */
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
