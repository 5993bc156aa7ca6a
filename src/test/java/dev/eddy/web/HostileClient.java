package dev.eddy.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** A client that holds what it can of a server, at its own pace: each step goes on by a byte, or by nothing. */
public final class HostileClient implements AutoCloseable {
    /** Steps until all connections are open. */
    private static final int OPENING = 10;

    private static final int GOING_ON_PER_STEP = 30;
    private static final int LEAST_BYTES = 4_096;
    private static final int REPEATED = 20;

    private final InetSocketAddress server;
    private final Attack attack;
    private final byte[] request;
    /** Bytes of the request that are sent at once. */
    private final int quick;

    private final Queue<Connection> connections = new ArrayDeque<>();
    private final ByteBuffer answers = ByteBuffer.allocateDirect(1 << 16);

    /** How it holds a server. */
    public enum Attack {
        /** A head that comes byte by byte. */
        SLOW_HEAD(300),
        /** A body that comes byte by byte. */
        SLOW_BODY(300),
        /** A body that is announced, for a path that takes none. */
        NO_BODY_OF_GET(300),
        /** A body that is announced, for a path that takes one. */
        NO_BODY_OF_POST(300),
        /** Many requests for large answers that are not read. */
        NO_READING(50),
        /** Connections without a request. */
        HELD(2_000),
        /** Requests with much work, of which the next one comes with the answer. */
        MUCH_WORK(100);

        private final int connections;

        Attack(int connections) {
            this.connections = connections;
        }
    }

    /**
     * Where a server can be attacked.
     *
     * @param get path that takes no body
     * @param post path that takes a body
     * @param large path with a large answer
     * @param work a request with much work, its body after an empty line; without its end
     */
    public record Target(URI server, String get, String post, String large, String work) {}

    private static final class Connection {
        private final SocketChannel channel;
        private int sent;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /** @param token null for none */
    public HostileClient(Target target, Attack attack, String token) {
        this.server = new InetSocketAddress(target.server.getHost(), target.server.getPort());
        this.attack = attack;
        String head = " HTTP/1.1\r\nHost: localhost\r\n" + (token == null ? "" : "X-Eddy-Token: " + token + "\r\n");
        String text =
                switch (attack) {
                    case SLOW_HEAD -> "GET " + target.get + head + "X-Long: " + "x".repeat(60_000);
                    case SLOW_BODY ->
                        "POST " + target.post + head + "Content-Length: 60000\r\n\r\n" + "[".repeat(59_000);
                    case NO_BODY_OF_GET -> "GET " + target.get + head + "Content-Length: 10\r\n\r\n";
                    case NO_BODY_OF_POST -> "POST " + target.post + head + "Content-Length: 1000000\r\n\r\n";
                    case NO_READING -> ("GET " + target.large + head + "\r\n").repeat(REPEATED);
                    case HELD -> "";
                    case MUCH_WORK -> target.work.replace(" HTTP/1.1\r\n", head);
                };
        this.request = text.getBytes(US_ASCII);
        this.quick = switch (attack) {
            case SLOW_HEAD -> 0;
            case SLOW_BODY -> text.indexOf("\r\n\r\n") + 4;
            default -> request.length;
        };
    }

    /** Opens some connections in place of those that the server has closed, and goes on with some. */
    public void step() throws IOException {
        for (int i = 0; i <= attack.connections / OPENING && connections.size() < attack.connections; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, LEAST_BYTES);
            channel.connect(server);
            channel.configureBlocking(false);
            connections.add(new Connection(channel));
        }
        for (int i = 0; i < GOING_ON_PER_STEP && !connections.isEmpty(); i++) {
            Connection connection = connections.remove();
            if (goesOn(connection)) {
                connections.add(connection);
            } else {
                connection.channel.close();
            }
        }
    }

    private boolean goesOn(Connection connection) {
        try {
            if (attack != Attack.NO_READING) {
                answers.clear();
                int read = connection.channel.read(answers);
                if (read > 0) {
                    connection.sent = 0;
                } else if (read < 0) {
                    return false;
                }
            }
            boolean isSlow = connection.sent >= quick;
            int end = isSlow ? Math.min(connection.sent + 1, request.length) : quick;
            connection.sent +=
                    connection.channel.write(ByteBuffer.wrap(request, connection.sent, end - connection.sent));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
    }
}
