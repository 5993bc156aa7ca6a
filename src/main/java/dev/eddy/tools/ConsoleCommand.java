package dev.eddy.tools;

import dev.eddy.console.Console;
import dev.eddy.console.ConsoleOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves web pages about a running deployment. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description =
                "Serve web pages about the running job until Ctrl-C: users, clusters, items, rates, dead letters.",
        footer = {
            "",
            "Whoever reaches the port may look. With --post, whoever has the address that is",
            "printed may post events too; environment variable EDDY_CONSOLE_TOKEN gives it a",
            "token that stays the same."
        })
final class ConsoleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Deployment deployment;

    @Option(
            names = "--flink",
            paramLabel = "URL",
            defaultValue = "http://localhost:8081",
            description = "Address of the Flink that runs the job (${DEFAULT-VALUE}).")
    private String flink;

    @Option(
            names = "--bind",
            paramLabel = "HOST",
            defaultValue = ConsoleOptions.LOOPBACK,
            description = "Address to listen on (${DEFAULT-VALUE}, which only this machine reaches).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8090",
            description = "Port to listen on; 0: any that is free (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--post", description = "Let those with the token post events.")
    private boolean mayPost;

    @Option(
            names = "--sample-every",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "10s",
            description = "How often Flink is asked for figures (${DEFAULT-VALUE}); it makes none more often than"
                    + " metrics.fetcher.update-interval.")
    private Duration sampleEvery;

    @Override
    public Integer call() throws InterruptedException {
        try (Console console = Console.start(deployment.options(), options())) {
            var out = spec.commandLine().getOut();
            out.println("the console is at " + console.address());
            out.flush();
            // For ever: Ctrl-C ends the process.
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private ConsoleOptions options() {
        try {
            return new ConsoleOptions(host, port, flink, mayPost ? ConsoleToken.given() : null, sampleEvery);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }
}
