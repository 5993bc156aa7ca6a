package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.ShutdownHook;
import dev.eddy.serve.ListService;
import dev.eddy.serve.ServeOptions;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Serve lists over HTTP, and take events, until Ctrl-C.",
        footer = {
            "",
            "A line of the file of tokens is TOKEN SCOPES [REQUESTS_PER_S]; the scopes are",
            "some of read,post,operate with commas between. Lines with # are comments. A",
            "changed file is read again. Environment variable EDDY_SERVE_KEY_STORE_PASSWORD",
            "has the password of the key store."
        })
final class ServeCommand extends DeploymentCommand {
    @Option(
            names = "--bind",
            paramLabel = "HOST",
            defaultValue = ServeOptions.LOOPBACK,
            description = "Address to listen on; only this machine reaches the default. Others need --tokens.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8091",
            description = "Port to listen on; 0 takes a free one.")
    private int port;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "File of tokens. Without it, every program of this machine may read and post.")
    private Path tokens;

    @Option(
            names = "--tls-key-store",
            paramLabel = "FILE",
            description = "PKCS12 file with the certificate of the server and its key. Without it, no TLS.")
    private Path keyStore;

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
            return new ServeOptions(host, port, tokens, keyStore, System.getenv("EDDY_SERVE_KEY_STORE_PASSWORD"));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }
}
