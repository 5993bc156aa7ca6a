package dev.eddy.ops;

import dev.eddy.job.BadInputException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that runs in a JVM of its own, such as one of those in {@code eddy-train.jar}.
 *
 * @param program its jar or class path and main class, and the first arguments
 * @param jvmFlags such as {@code -Xmx4g}
 */
public record JavaProgram(List<String> program, List<String> jvmFlags) {
    private static final String JAR = "eddy-train.jar";

    /**
     * A program in the {@code eddy-train.jar} that is in the folder of the running jar. One that is missing is a {@link
     * BadInputException}.
     *
     * @param program its name, the first argument
     * @param purpose for the message
     */
    public static JavaProgram besideThisJar(String program, String purpose) {
        try {
            Path running = Path.of(JavaProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return ofJar(running.resolveSibling(JAR), program, purpose);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the other one, in a jar of another place. */
    public static JavaProgram ofJar(Path jar, String program, String purpose) {
        BadInputException.require(
                Files.isRegularFile(jar),
                "the " + purpose + " is not at " + jar + ": make " + JAR + " with mvn -Ptrain package");
        return new JavaProgram(List.of("-jar", jar.toString(), program), List.of());
    }

    /** A main class on a class path. */
    public static JavaProgram ofClassPath(String classPath, String mainClass) {
        return new JavaProgram(List.of("-cp", classPath, mainClass), List.of());
    }

    /** The same with more flags of the JVM. */
    public JavaProgram with(String... flags) {
        List<String> all = new ArrayList<>(jvmFlags);
        all.addAll(List.of(flags));
        return new JavaProgram(program, all);
    }

    /** The command that runs it, in the JVM that runs this. */
    ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.addAll(program);
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
