package dev.eddy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis for one machine: the {@code redis-server} on the PATH, else the one that comes with the jar. It keeps
 * everything in memory, and ends with this process.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final long START_MILLIS = 10_000;
    private static final int ANY_PORT_ATTEMPTS = 3;
    /** The nodes of a cluster speak to each other 10,000 ports above. */
    private static final int HIGHEST_PORT = 55_535;

    private final int port;
    private final List<String> settings;
    private final Path directory;
    private final String executable;
    private final Thread atExit = new Thread(this::stopAndDelete, "embedded-redis-exit");
    private Process process;

    private EmbeddedRedis(int port, List<String> settings) throws IOException {
        this.port = port;
        this.settings = settings;
        this.directory = Files.createTempDirectory("eddy-redis-");
        this.executable = findExecutable(directory);
    }

    /** Starts on a free port. */
    public static EmbeddedRedis start() {
        return start(port -> List.of());
    }

    /**
     * Starts on a free port with more settings, such as those of a cluster or of TLS.
     *
     * @param settings given the port, further arguments of {@code redis-server}, which add to or replace the ones made here
     */
    public static EmbeddedRedis start(IntFunction<List<String>> settings) {
        for (int attempt = 1; ; attempt++) {
            try {
                int port = freePort();
                return start(port, settings.apply(port));
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
        return start(port, List.of());
    }

    private static EmbeddedRedis start(int port, List<String> settings) {
        EmbeddedRedis redis;
        try {
            redis = new EmbeddedRedis(port, settings);
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
        } catch (IOException e) {
            throw new IllegalStateException("could not run " + executable, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Redis was starting", e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
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
                directory.toString()));
        // The file of a Sentinel's settings comes first.
        command.addAll(!settings.isEmpty() && !settings.get(0).startsWith("--") ? 1 : command.size(), settings);
        return command;
    }

    /** By what it says itself: with TLS or a password it would not answer us. */
    private boolean answers() throws IOException {
        String said = Files.readString(log());
        return said.contains("Ready to accept connections") || said.contains("Sentinel ID is");
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
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (socket.getLocalPort() <= HIGHEST_PORT) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("no free port", e);
            }
        }
    }
}
