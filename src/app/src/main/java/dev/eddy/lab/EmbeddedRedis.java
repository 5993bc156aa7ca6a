package dev.eddy.lab;

import dev.eddy.ops.TempFolder;
import dev.eddy.thread.ShutdownHook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import redis.embedded.core.ExecutableProvider;

/** A Redis in a child process, from the PATH or the jar, with data in memory; it ends with this process. */
public final class EmbeddedRedis implements AutoCloseable {
    private static final long START_MILLIS = 10_000;
    private static final int ANY_PORT_ATTEMPTS = 3;
    // The nodes of a cluster also use the port 10,000 above.
    private static final int HIGHEST_PORT = 55_535;

    private final int port;
    private final List<String> settings;
    private final TempFolder folder;
    private final String executable;
    private final ShutdownHook atExit;
    private Process process;

    private EmbeddedRedis(int port, List<String> settings) throws IOException {
        this.port = port;
        this.settings = settings;
        this.folder = TempFolder.create("eddy-redis-");
        this.executable = findExecutable(folder.path());
        this.atExit = ShutdownHook.register("embedded-redis", this::stopAndDelete);
    }

    /** Starts on a free port. */
    public static EmbeddedRedis start() {
        return start(port -> List.of());
    }

    /** Starts on a free port with further arguments of {@code redis-server}, which replace the usual ones. */
    public static EmbeddedRedis start(IntFunction<List<String>> settings) {
        for (int attempt = 1; ; attempt++) {
            try {
                int port = freePort();
                return start(port, settings.apply(port));
            } catch (IllegalStateException e) {
                // Another process may have taken the free port meanwhile.
                if (attempt == ANY_PORT_ATTEMPTS
                        || !String.valueOf(e.getMessage()).contains("in use")) {
                    throw e;
                }
            }
        }
    }

    /** Starts on a port, or throws an {@link IllegalStateException} that ends with the log of Redis. */
    static EmbeddedRedis start(int port, List<String> settings) {
        EmbeddedRedis redis;
        try {
            redis = new EmbeddedRedis(port, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("no Redis to start: none on the PATH, and the one in the jar failed", e);
        }
        try {
            redis.launch();
            return redis;
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    public String host() {
        return EmbeddedKafka.HOST;
    }

    public int port() {
        return port;
    }

    /** Kills Redis, as in an outage; its data is lost. */
    public synchronized void stop() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            process = null;
        }
    }

    /** Restarts on the same port without data. */
    public synchronized void restartEmpty() {
        stop();
        launch();
    }

    @Override
    public void close() {
        stopAndDelete();
        atExit.cancel();
    }

    private void stopAndDelete() {
        stop();
        folder.close();
    }

    private synchronized void launch() {
        try {
            process = new ProcessBuilder(command())
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
            long giveUpAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
            while (!isReady()) {
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
        List<String> command = new ArrayList<>(List.of(executable, "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", host(), "--save", "", "--appendonly", "no"));
        command.addAll(List.of("--dir", folder.path().toString()));
        // The settings file of a Sentinel comes first.
        command.addAll(!settings.isEmpty() && !settings.get(0).startsWith("--") ? 1 : command.size(), settings);
        return command;
    }

    /** By the log: with TLS or a password Redis would not answer a ping. */
    private boolean isReady() throws IOException {
        String said = Files.readString(log());
        return said.contains("Ready to accept connections") || said.contains("Sentinel ID is");
    }

    private Path log() {
        return folder.path().resolve("redis.log");
    }

    private String lastWords() throws IOException {
        String text = Files.readString(log());
        return text.isBlank()
                ? "it said nothing"
                : text.substring(Math.max(0, text.length() - 1_000)).strip();
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
