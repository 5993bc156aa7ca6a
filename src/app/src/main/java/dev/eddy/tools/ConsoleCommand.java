package dev.eddy.tools;

import dev.eddy.access.Scope;
import dev.eddy.command.ListeningOptions;
import dev.eddy.console.Console;
import dev.eddy.console.ConsoleAccess;
import dev.eddy.console.ConsoleOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.thread.ShutdownHook;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "console",
        description =
                "Serve web pages about the running job until Ctrl-C: users, clusters, items, rates, dead letters.",
        footer = {
            "",
            "Everybody who reaches the port may look. With --post and --operate, whoever",
            "knows the printed address may do more. Environment variable EDDY_CONSOLE_TOKEN",
            "sets a permanent token in that address. With --tokens, people have tokens of",
            "their own, and looking needs one too. A line of the file is TOKEN SCOPES NAME;",
            "the scopes are some of look,post,operate with commas between; the name is the",
            "one in the audits. Lines with # are comments. A changed file is read again."
        })
final class ConsoleCommand extends OperatingCommand {
    private static final int TOKEN_BYTES = 16;

    @Option(
            names = "--flink",
            paramLabel = "URL",
            defaultValue = "http://localhost:8081",
            description = "Address of the job's Flink.")
    private String flink;

    @Mixin
    private final ListeningOptions listening = new ListeningOptions(8090);

    @Option(names = "--post", description = "Let readers with the printed token post events.")
    private boolean mayPost;

    @Option(
            names = "--operate",
            description = "Let readers with the printed token act: take items down, forget users, change centres.")
    private boolean mayOperate;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "File of tokens. Not together with --post and --operate.")
    private Path tokens;

    @Option(
            names = "--savepoint-dir",
            paramLabel = "DIR",
            description =
                    "Folder for the savepoint of a refresh of the centres that the job can write and the console can"
                            + " read, a path or URI; by default the cluster's own.")
    private String savepoints;

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            description = "Address of a Prometheus with the job's metrics: plots then reach as far back as it does.")
    private String prometheus;

    @Option(
            names = "--prometheus-job",
            paramLabel = "NAME",
            description = "Label job of this deployment in Prometheus; needed when it has several deployments.")
    private String prometheusJob;

    @Option(
            names = "--sample-every",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "Interval between requests for Flink's metrics. Flink updates them at most every"
                    + " metrics.fetcher.update-interval.")
    private Duration sampleEvery;

    @Override
    public Integer call() throws InterruptedException {
        var console = new Console(options(), consoleOptions());
        // Ctrl-C ends the process, after the acts that run are taken back as far as they can be.
        ShutdownHook unused = ShutdownHook.register("console", console::close);
        print("the console is at %s", console.address());
        new CountDownLatch(1).await();
        return DONE;
    }

    private ConsoleOptions consoleOptions() {
        try {
            return new ConsoleOptions(
                    listening.listening(), flink, savepoints, prometheus, prometheusJob, access(), sampleEvery);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    private ConsoleAccess access() {
        if (tokens != null) {
            BadInputException.require(
                    !mayPost && !mayOperate, "--tokens does not go with --post and --operate: the file has the scopes");
            return ConsoleAccess.ofFile(tokens);
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (mayPost) {
            scopes.add(Scope.POST);
        }
        if (mayOperate) {
            scopes.add(Scope.OPERATE);
        }
        return scopes.isEmpty() ? ConsoleAccess.readOnly() : ConsoleAccess.ofToken(token(), scopes, personName());
    }

    /** The token of the environment, else a random one. It is no option: lists of processes show options. */
    static String token() {
        String given = System.getenv("EDDY_CONSOLE_TOKEN");
        return given == null || given.isEmpty() ? randomToken() : given;
    }

    static String randomToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
