package dev.eddy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.lab.OnThePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The image is built and tried where there is an engine that reaches a registry. A build takes minutes, as it fetches all libraries. */
@Tag("cluster")
class DockerImageITCase {
    private static final String IMAGE = "eddy:test";

    private record Run(int exitCode, String output) {}

    /** Null once the image is built. */
    private static String obstacle;

    @BeforeAll
    static void build() throws Exception {
        obstacle = obstacle();
        if (obstacle == null) {
            Run built = docker("build", "-f", Dockerfile.FILE.toString(), "-t", IMAGE, ".");
            assertThat(built.exitCode()).as(built.output()).isZero();
        }
    }

    private static String obstacle() throws Exception {
        if (OnThePath.find("docker").isEmpty()) {
            return "docker is not on the PATH";
        }
        if (docker("info").exitCode() != 0) {
            return "no engine answers docker info";
        }
        for (String argument : List.of("MAVEN_IMAGE", "FLINK_IMAGE")) {
            String base = Dockerfile.shipped().arguments().get(argument);
            if (docker("pull", "--quiet", base).exitCode() != 0) {
                return base + " can't be pulled";
            }
        }
        return null;
    }

    /** Each one, so that each is counted as skipped, with the reason. */
    @BeforeEach
    void skipWithoutImage() {
        assumeTrue(obstacle == null, obstacle);
    }

    @Test
    void theCommandsRun() throws Exception {
        assertThat(docker(
                                "run",
                                "--rm",
                                "--read-only",
                                "--tmpfs",
                                "/tmp",
                                IMAGE,
                                "java",
                                "-jar",
                                "/opt/eddy/eddy.jar",
                                "--version")
                        .output())
                .contains("eddy ");
    }

    @Test
    void theProcessesAreNotRootsAndCannotChangeTheJars() throws Exception {
        assertThat(docker("run", "--rm", IMAGE, "id", "-u").output().strip()).endsWith("9999");
        for (String jar : Dockerfile.shipped().copied().values()) {
            assertThat(docker("run", "--rm", IMAGE, "test", "-r", jar).exitCode())
                    .isZero();
            assertThat(docker("run", "--rm", IMAGE, "test", "-w", jar).exitCode())
                    .isNotZero();
        }
    }

    @Test
    void theObjectStoresFileSystemIsAPlugin() throws Exception {
        String fileSystem = Dockerfile.shipped().arguments().get("FILE_SYSTEM");
        assertThat(docker("run", "--rm", IMAGE, "ls", "/opt/flink/plugins/" + fileSystem)
                        .output())
                .contains(fileSystem + "-");
    }

    private static Run docker(String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("eddy-docker-", ".log");
        try {
            List<String> command = new ArrayList<>(List.of("docker"));
            command.addAll(List.of(words));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(30, TimeUnit.MINUTES))
                    .as(command + " ends")
                    .isTrue();
            return new Run(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
