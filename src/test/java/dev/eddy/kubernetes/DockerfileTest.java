package dev.eddy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;

class DockerfileTest {
    private final Dockerfile image = Dockerfile.shipped();

    /** So that a build can name each by its digest. */
    @Test
    void everyImageThatItBuildsOnIsAnArgument() {
        Map<String, String> arguments = image.arguments();
        List<String> others = image.all("FROM").stream()
                .filter(from -> !from.matches("(scratch AS bundle|\\$\\{JARS} AS jars)"))
                .toList();
        assertThat(others).hasSize(2).allSatisfy(from -> {
            String argument = from.replaceFirst("\\$\\{(\\w+)}.*", "$1");
            assertThat(arguments).containsKey(argument);
            assertThat(arguments.get(argument))
                    .doesNotContain(":latest")
                    .matches("\\w+:[\\w.-]+(@sha256:[0-9a-f]{64})?");
        });
        assertThat(arguments.get("FLINK_IMAGE")).isEqualTo("flink:" + EnvironmentInformation.getVersion() + "-java17");
    }

    @Test
    void processesDoNotRunAsRoot() {
        assertThat(image.user()).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(image.instructions().get(image.instructions().size() - 1)).startsWith("USER ");
    }

    @Test
    void theJarsAreThoseThatMavenBuilds() throws IOException {
        String poms = Modules.poms();
        assertThat(image.copied())
                .containsOnlyKeys(
                        "/build/target/eddy-job.jar", "/build/target/eddy-serve.jar", "/build/target/eddy.jar");
        assertThat(image.copied().keySet())
                .allSatisfy(jar -> assertThat(poms)
                        .contains("<outputFile>"
                                + jar.replace("/build/target", "${maven.multiModuleProjectDirectory}/target")
                                + "</outputFile>"));
    }

    /** The bundle of a release has them where a build of the sources puts them. */
    @Test
    void theJarsOfABundleComeFromWhereTheBundleHasThem() throws IOException {
        assertThat(image.arguments()).containsEntry("JARS", "build");
        String bundle = Files.readString(Path.of("src/release/bundle.xml"));
        List<String> words = List.of(image.stage("bundle").all("COPY").get(0).split(" ", -1));
        List<String> taken = words.subList(0, words.size() - 1);
        assertThat(taken)
                .allSatisfy(jar -> assertThat(bundle)
                        .contains("<outputDirectory>target</outputDirectory>")
                        .contains("<include>" + jar.replace("target/", "") + "</include>"));
        assertThat(image.copied().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        taken.stream().map(jar -> "/build/" + jar).toList());
    }

    @Test
    void whatTheBuildTakesIsLetThroughAndNothingElse() throws IOException {
        List<String> given = image.stage("build").all("COPY").stream()
                .flatMap(line ->
                        Stream.of(line.substring(0, line.lastIndexOf(' ')).split(" ", -1)))
                .toList();
        assertThat(given).allSatisfy(file -> assertThat(Path.of(file)).exists());
        Set<String> letThrough =
                Set.copyOf(given.stream().map(file -> "!" + file).toList());
        assertThat(Files.readAllLines(Path.of(".dockerignore")).stream().filter(line -> !line.startsWith("#")))
                .startsWith("*")
                .filteredOn(line -> line.startsWith("!"))
                .containsExactlyInAnyOrderElementsOf(letThrough);
    }
}
