package dev.eddy.serve;

import dev.eddy.job.BadInputException;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/** The start and the address of an HTTP server, here and of the console. */
public final class BoundServer {
    private BoundServer() {}

    /** Starts a server. Throws {@link BadInputException} when the port is taken, or the address is not one of this machine. */
    public static void start(Undertow server, String host, int port) {
        try {
            server.start();
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() instanceof IOException ? e.getCause() : e;
            throw new BadInputException(
                    "can't listen on " + host + ":" + port + ": " + cause.getMessage()
                            + "; give another --port, or --bind",
                    e);
        }
    }

    /** The address of a started server for clients on this machine. */
    public static URI address(Undertow server, String scheme) {
        var bound = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        String host = bound.getAddress().isAnyLocalAddress()
                ? "localhost"
                : bound.getAddress().getHostAddress();
        return URI.create(
                scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort() + "/");
    }
}
