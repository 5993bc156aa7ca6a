package dev.eddy.serve;

import dev.eddy.command.CommandLines;
import dev.eddy.command.DeploymentCommand;
import dev.eddy.command.ListeningOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.thread.ShutdownHook;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Serve lists over HTTP, and take events, until Ctrl-C.",
        footer = {
            "",
            "A line of the file of tokens is TOKEN SCOPES [REQUESTS_PER_S]; the scopes are",
            "some of read,post,operate with commas between. Lines with # are comments. A",
            "changed file is read again."
        })
public final class ServeCommand extends DeploymentCommand {
    @Mixin
    private final ListeningOptions listening = new ListeningOptions(8091);

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description =
                    "File of tokens. Without it, every program of this machine may read and post, and --bind must be loopback.")
    private Path tokens;

    /** Entry point of eddy-serve.jar. */
    public static void main(String[] args) {
        System.exit(CommandLines.of(new ServeCommand()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        var service = new ListService(options(), serveOptions());
        // Ctrl-C ends the process, after the requests that were taken.
        ShutdownHook unused = ShutdownHook.register("serve", service::close);
        print("lists are served at %s", service.address());
        new CountDownLatch(1).await();
        return DONE;
    }

    private ServeOptions serveOptions() {
        try {
            return new ServeOptions(listening.listening(), tokens);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }
}
