package dev.eddy.command;

import dev.eddy.job.BadInputException;
import dev.eddy.web.Listening;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Where the HTTP server of a command listens, and under which names. */
public final class ListeningOptions {
    @Option(
            names = "--bind",
            paramLabel = "HOST",
            defaultValue = Listening.LOOPBACK,
            description = "Address to listen on; only this machine reaches the default.")
    private String host;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0 takes a free one.")
    private int port;

    @Option(
            names = "--allowed-hosts",
            paramLabel = "NAME",
            split = ",",
            showDefaultValue = Visibility.NEVER,
            description =
                    "Names of this server in the addresses of requests, such as eddy.example,localhost; others are"
                            + " refused. By default localhost and its addresses when only this machine reaches the server, else"
                            + " any.")
    private List<String> allowedHosts = List.of();

    @Option(
            names = "--tls-key-store",
            paramLabel = "FILE",
            description = "PKCS12 file with the certificate of the server and its key; environment variable "
                    + Listening.KEY_STORE_PASSWORD + " has its password. Without the file, no TLS.")
    private Path keyStore;

    /**
     * With a port of its own.
     *
     * @param port the default
     */
    public ListeningOptions(int port) {
        this.port = port;
    }

    /**
     * What the options say.
     *
     * @throws BadInputException when one has a value that is not allowed
     */
    public Listening listening() {
        try {
            return new Listening(host, port, allowedHosts, keyStore, System.getenv(Listening.KEY_STORE_PASSWORD));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }
}
