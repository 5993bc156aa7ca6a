package dev.eddy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The POMs that a release has say what the jars beside them contain and need. */
class ReleasePomsTest {
    private static final Path RELEASE = Path.of("src/release");
    private static final Pattern IN_THE_REPOSITORY = Pattern.compile("/repository/(.+)/([^/]+)/([^/]+)/[^/]+\\.jar$");

    /** A library as the class path of the tests has it: {@code group:artifact} and version. */
    private static final Map<String, String> LIBRARIES = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(file -> IN_THE_REPOSITORY.matcher(file.replace(File.separatorChar, '/')))
            .filter(Matcher::find)
            .collect(Collectors.toMap(
                    found -> found.group(1).replace('/', '.') + ":" + found.group(2),
                    found -> found.group(3),
                    (one, other) -> one));

    private final Document main = read(Path.of("pom.xml"));

    @Test
    void theClientNeedsJedisOfTheVersionItIsTestedWith() {
        assertThat(dependencies("client"))
                .containsExactly(entry("redis.clients:jedis", LIBRARIES.get("redis.clients:jedis")));
    }

    @Test
    void thePartsOfTheJobAreThoseThatItsJarTakesOfTheLibraries() {
        List<String> taken =
                texts(main, "//execution[id='job-for-a-cluster']/configuration/artifactSet/includes/include").stream()
                        .filter(name -> !name.equals("dev.eddy:eddy"))
                        .map(name -> name.replace(".", "\\.").replace("*", ".*"))
                        .toList();
        Map<String, String> inTheJar = new TreeMap<>(LIBRARIES);
        inTheJar.keySet().removeIf(name -> taken.stream().noneMatch(name::matches));
        assertThat(dependencies("job-contents")).isEqualTo(inTheJar);
    }

    @Test
    void eachPartOfTheJobComesWithoutItsOwnParts() {
        Document job = read(RELEASE.resolve("job-contents/pom.xml"));
        assertThat(texts(job, "//dependency[not(exclusions/exclusion/artifactId='*')]/artifactId"))
                .isEmpty();
    }

    @Test
    void sourcesAndJavadocAreThoseOfTheClassesInTheJars() {
        List<String> client = texts(main, ofEddy("client") + "/includes/include").stream()
                .map(pattern -> pattern.replace(".class", ".java"))
                .toList();
        assertThat(texts(read(RELEASE.resolve("client/sources.xml")), "//include"))
                .isEqualTo(client);
        List<String> withoutJob = texts(main, ofEddy("job-for-a-cluster") + "/excludes/exclude").stream()
                .filter(pattern -> pattern.startsWith("dev/"))
                .toList();
        assertThat(texts(read(RELEASE.resolve("job/sources.xml")), "//exclude")).isEqualTo(withoutJob);
        assertThat(texts(main, "//execution[id='javadoc-of-the-job']//sourceFileExclude"))
                .isEqualTo(withoutJob);
    }

    /** What the shade plugin takes of Eddy itself. */
    private static String ofEddy(String execution) {
        return "//execution[id='" + execution + "']/configuration/filters/filter[artifact='dev.eddy:eddy']";
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "job"})
    void eachPomHasWhatMavenCentralAsksFor(String name) {
        Document pom = read(RELEASE.resolve(name + "/pom.xml"));
        for (String path : List.of(
                "name", "description", "url", "licenses/license/name", "developers/developer/name", "scm/url")) {
            assertThat(texts(pom, "/project/" + path)).as(path).hasSize(1);
        }
        assertThat(texts(pom, "/project/artifactId")).containsExactly("eddy-" + name);
        assertThat(texts(pom, "/project/version")).containsExactly("${project.version}");
    }

    private Map<String, String> dependencies(String pom) {
        Document read = read(RELEASE.resolve(pom + "/pom.xml"));
        List<String> names = texts(read, "/project/dependencies/dependency/artifactId");
        List<String> groups = texts(read, "/project/dependencies/dependency/groupId");
        List<String> versions = texts(read, "/project/dependencies/dependency/version");
        Map<String, String> dependencies = new TreeMap<>();
        IntStream.range(0, names.size())
                .forEach(i -> dependencies.put(groups.get(i) + ":" + names.get(i), filtered(versions.get(i))));
        return dependencies;
    }

    /** As the release fills in the properties of the main POM. */
    private String filtered(String version) {
        return version.startsWith("${")
                ? texts(main, "/project/properties/" + version.substring(2, version.length() - 1))
                        .get(0)
                : version;
    }

    private static Document read(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        } catch (Exception e) {
            throw new IllegalStateException(pom + " can't be read", e);
        }
    }

    private static List<String> texts(Document pom, String path) {
        try {
            var found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(found::item)
                    .map(Node::getTextContent)
                    .map(String::strip)
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }
}
