package dev.eddy.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command in a process of its own, as a user runs it, where everything is logged that a server may log. */
public final class ChildEddy implements AutoCloseable {
    private static final Pattern WEB_UI = Pattern.compile("web UI: (\\S+)");
    private static final Pattern SERVED_AT = Pattern.compile("lists are served at (\\S+)");
    private static final List<String> LOGGERS =
            List.of("org.apache.kafka", "org.apache.flink", "redis.clients", "kafka");

    private static final long CHECKPOINT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Process process;
    private final Path log;

    private ChildEddy(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command.
     *
     * @param log gets all it says
     */
    public static ChildEddy run(Path log, Map<String, String> environment, String... arguments) throws IOException {
        List<String> program = List.of("-cp", System.getProperty("java.class.path"), "dev.eddy.tools.Eddy");
        return start(log, environment, program, arguments);
    }

    /** The same from a jar that the build has made. */
    public static ChildEddy runJar(Path jar, Path log, String... arguments) throws IOException {
        return start(log, Map.of(), List.of("-jar", jar.toString()), arguments);
    }

    private static ChildEddy start(Path log, Map<String, String> environment, List<String> program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-XX:Tiered"))
                .forEach(command::add);
        LOGGERS.forEach(logger -> command.add("-Dorg.slf4j.simpleLogger.log." + logger + "=info"));
        command.addAll(program);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ChildEddy(builder.start(), log);
    }

    /** Waits until it ends by itself: its exit code. */
    public int awaitExit(Duration timeout) throws InterruptedException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("it did not end in " + timeout);
        }
        return process.exitValue();
    }

    /** Waits until its log has a text. */
    public void awaitSaid(String text, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!Files.readString(log).contains(text)) {
            if (!process.isAlive() || System.nanoTime() >= deadline) {
                throw new IllegalStateException("it did not say " + text + ": " + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Tells it to end, by SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Ends it by SIGKILL: it gets no chance to do anything more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends it a signal, such as {@code STOP}. */
    void signal(String name) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("kill -" + name + " failed: " + exitCode);
        }
    }

    /** Waits until it says that its job is running. */
    public void awaitRunning(Duration timeout) throws IOException {
        webUi(timeout);
    }

    /** Waits until it says where its job is to be seen. */
    RestCrawler awaitWebUi(Duration timeout) throws IOException {
        return new RestCrawler(webUi(timeout));
    }

    /** Does something while its job takes checkpoints one after the other: commands wait for them, 5 s each otherwise. */
    public void whileTakingCheckpoints(Runnable commands) throws IOException, InterruptedException {
        RestCrawler flink = awaitWebUi(Duration.ofMinutes(1));
        var isDone = new AtomicBoolean();
        var thread = new Thread(
                () -> {
                    while (!isDone.get()) {
                        flink.triggerCheckpoint();
                        LockSupport.parkNanos(CHECKPOINT_PAUSE_NANOS);
                    }
                },
                "checkpoints");
        thread.start();
        try {
            commands.run();
        } finally {
            isDone.set(true);
            thread.join();
        }
    }

    private URI webUi(Duration timeout) throws IOException {
        return said(WEB_UI, timeout);
    }

    /** Waits until it serves lists: where. */
    public URI awaitServing(Duration timeout) throws IOException {
        return said(SERVED_AT, timeout);
    }

    private URI said(Pattern address, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Matcher said = address.matcher(Files.readString(log));
            if (said.find()) {
                return URI.create(said.group(1));
            }
            if (!process.isAlive() || System.nanoTime() >= deadline) {
                throw new IllegalStateException("it did not come up: " + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** Stops it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
