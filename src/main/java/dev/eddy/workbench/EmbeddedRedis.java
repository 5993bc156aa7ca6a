package dev.eddy.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis for one machine: the {@code redis-server} on the PATH, else the one that comes with the jar. It keeps
 * everything in memory, and ends with this process.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final long START_MILLIS = 10_000;
    private static final int ANY_PORT_ATTEMPTS = 3;

    private final int port;
    private final Path directory;
    private final String executable;
    private final Thread atExit = new Thread(this::stopAndDelete, "embedded-redis-exit");
    private Process process;

    private EmbeddedRedis(int port) throws IOException {
        this.port = port;
        this.directory = Files.createTempDirectory("eddy-redis-");
        this.executable = findExecutable(directory);
    }

    /** Starts on a free port. */
    public static EmbeddedRedis start() {
        for (int attempt = 1; ; attempt++) {
            try {
                return start(freePort());
            } catch (IllegalStateException e) {
                // Between finding a free port and taking it, another process may have done so.
                if (attempt == ANY_PORT_ATTEMPTS
                        || !String.valueOf(e.getMessage()).contains("in use")) {
                    throw e;
                }
            }
        }
    }

    /**
     * Starts on the given port.
     *
     * @throws IllegalStateException when Redis can't start; the message has Redis's own last words
     */
    public static EmbeddedRedis start(int port) {
        EmbeddedRedis redis;
        try {
            redis = new EmbeddedRedis(port);
        } catch (IOException e) {
            throw new UncheckedIOException("no Redis to start: none on the PATH, and the one in the jar failed", e);
        }
        Runtime.getRuntime().addShutdownHook(redis.atExit);
        try {
            redis.launch();
            return redis;
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /** Kills Redis, as an outage does; what it held is gone. */
    public synchronized void stop() {
        if (process != null) {
            process.destroyForcibly();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process = null;
        }
    }

    /** Comes back on the same port without any data. */
    public synchronized void restartEmpty() {
        stop();
        launch();
    }

    @Override
    public void close() {
        stopAndDelete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // The hook is running already.
        }
    }

    private synchronized void launch() {
        try {
            process = new ProcessBuilder(command())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
            long giveUpAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
            while (!answers()) {
                if (process.waitFor(5, TimeUnit.MILLISECONDS) || System.nanoTime() > giveUpAt) {
                    throw new IllegalStateException(executable + " did not start on port " + port + ": " + lastWords());
                }
            }
            // Another server on the port would answer too, while ours has just given up.
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("port " + port + " is in use: " + lastWords());
            }
        } catch (IOException e) {
            throw new IllegalStateException("could not run " + executable, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Redis was starting", e);
        }
    }

    private List<String> command() {
        return List.of(
                executable,
                "--port",
                Integer.toString(port),
                "--bind",
                host(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                directory.toString());
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path log() {
        return directory.resolve("redis.log");
    }

    private String lastWords() throws IOException {
        String text = Files.readString(log());
        return text.isBlank()
                ? "it said nothing"
                : text.substring(Math.max(0, text.length() - 1_000)).strip();
    }

    private void stopAndDelete() {
        stop();
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + directory, e);
        }
    }

    private static String findExecutable(Path directory) throws IOException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            Path candidate = Path.of(folder, "redis-server");
            if (Files.isExecutable(candidate)) {
                return candidate.toAbsolutePath().toString();
            }
        }
        return ExecutableProvider.newJarResourceProvider(directory.toFile())
                .get()
                .getAbsolutePath();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
