package dev.eddy.lab;

import dev.eddy.thread.ShutdownHook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One Java process of its own, whose output goes to a file; it does not outlive this process. */
final class ChildJvm implements AutoCloseable {
    private static final long STOP_SECONDS = 20;

    private static final List<String> LOG_FLAGS = List.of(
            "-Dorg.slf4j.simpleLogger.showDateTime=true", "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS");

    private final String name;
    private final Path log;
    private final Process process;
    private final ShutdownHook hook;

    private ChildJvm(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.hook = ShutdownHook.register(name, process::destroyForcibly);
    }

    /**
     * Starts a class's {@code main} on Flink's class path.
     *
     * @param log gets all it says
     */
    static ChildJvm start(
            String name,
            Path log,
            List<String> jvmFlags,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(jvmFlags);
        command.addAll(LOG_FLAGS);
        command.add("-cp");
        command.add(FlinkDistribution.classPath());
        command.add(mainClass);
        command.addAll(arguments);
        return start(name, log, command, environment);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts a command that ends in such a class. */
    static ChildJvm start(String name, Path log, List<String> command, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new ChildJvm(name, log, builder.start());
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: it gets no chance to do anything more. */
    void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(STOP_SECONDS));
    }

    /** Waits for its end. */
    int await(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " did not end within " + atMost + ": " + lastWords());
            }
            hook.cancel();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /** All it has said. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException("can't read the log of " + name, e);
        }
    }

    String lastWords() {
        String output = output();
        return output.substring(Math.max(0, output.length() - 3_000)).strip();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            await(Duration.ofSeconds(STOP_SECONDS));
        } catch (IllegalStateException stubborn) {
            kill();
        }
    }
}
