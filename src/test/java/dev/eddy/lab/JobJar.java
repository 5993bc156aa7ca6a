package dev.eddy.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** The job's jar for a cluster, as this build has made it, or that of {@code -Deddy.job-jar=FILE}, such as one of a release. */
final class JobJar {
    private JobJar() {}

    static Path path() {
        Path jar = Path.of(System.getProperty("eddy.job-jar", "target/eddy-job.jar"))
                .toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("no " + jar + "; make it with: mvn package -DskipTests");
        }
        return jar;
    }
}
