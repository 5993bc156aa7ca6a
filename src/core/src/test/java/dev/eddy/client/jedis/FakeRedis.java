package dev.eddy.client.jedis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.option.RedisOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A socket that talks as Redis does, with the replies of a test. */
public final class FakeRedis implements AutoCloseable {
    /** A reply after which the connection is closed without it. */
    public static final String HANG_UP = "";

    private final ServerSocket listener = listen();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Function<List<String>, String> replies;

    /** @param replies by command, in RESP; the greeting of a connection is answered here */
    public FakeRedis(Function<List<String>, String> replies) {
        this.replies = replies;
        start(this::accept);
    }

    public RedisOptions options() {
        return RedisOptions.at(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
    }

    public RedisOptions clusterOptions() {
        return RedisOptions.ofCluster(options().nodes());
    }

    /** Number of connections up to now. */
    public int accepted() {
        return accepted.get();
    }

    /** Closes all connections, as Redis does after its timeout. */
    public void hangUp() {
        for (Socket socket : List.copyOf(open)) {
            open.remove(socket);
            close(socket);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket) {
        try {
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                List<String> command = command(in);
                if (!open.contains(socket)) {
                    // A reading that waits may still end with data after its socket is closed.
                    return;
                }
                String reply = command.get(0).equals("CLIENT") ? "+OK\r\n" : replies.apply(command);
                if (reply.equals(HANG_UP)) {
                    return;
                }
                socket.getOutputStream().write(reply.getBytes(UTF_8));
            }
        } catch (IOException hungUp) {
            return;
        } finally {
            close(socket);
        }
    }

    private static List<String> command(InputStream in) throws IOException {
        List<String> words = new ArrayList<>();
        int count = number(in);
        for (int i = 0; i < count; i++) {
            words.add(new String(in.readNBytes(number(in)), UTF_8));
            in.skipNBytes(2);
        }
        return words;
    }

    /** The number of a line such as {@code *2} or {@code $3}. */
    private static int number(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("closed");
            }
            line.append((char) read);
        }
        return Integer.parseInt(line.substring(1).strip());
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "fake-redis");
        thread.setDaemon(true);
        thread.start();
    }
}
