package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.UnifiedJedis;

/** What is in the jar for services that read lists: all that the client needs besides Jedis, and nothing else. */
class ClientJarITCase {
    private static final Path JAR = Path.of("target", "eddy-client.jar");
    /** A sixth of Jedis, without which it is of no use; a third is for filters and pages. */
    private static final long MAX_BYTES = 200L << 10;

    /** Uses every part of the API that a service begins with. */
    private static final String SERVICE = """
            import dev.eddy.client.*;
            import dev.eddy.filter.ItemFacts;
            import dev.eddy.option.RedisOptions;
            import java.io.UncheckedIOException;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.Callable;

            public final class Service implements Callable<String>, ItemCatalogue {
                @Override
                public String call() {
                    RedisOptions redis = RedisOptions.at("localhost", 1).withTimeout(Duration.ofMillis(200));
                    ClientOptions options = ClientOptions.defaults().withConnections(2).withMaxAge(Duration.ofDays(1));
                    try (RecallClient client = RecallClient.open(redis, options, this)) {
                        CandidateQuery query = CandidateQuery.first(20)
                                .withFilter("category = books")
                                .withExclude(Set.of("b-1"))
                                .withDeclaredTags(List.of("jazz"))
                                .withAttributes(Map.of("country", "de"));
                        CandidatePage page = client.candidates("u-9", query);
                        return page.candidates().toString();
                    } catch (UncheckedIOException e) {
                        return e.getCause().getMessage();
                    }
                }

                @Override
                public ItemFacts item(String itemId) {
                    return ItemFacts.of(itemId).withCategory("books");
                }

                @Override
                public boolean mayShow(String itemId) {
                    return true;
                }

                @Override
                public boolean hasAttribute(String name) {
                    return false;
                }
            }
            """;

    @Test
    void itIsSmall() throws Exception {
        assertThat(Files.size(JAR)).isLessThanOrEqualTo(MAX_BYTES);
    }

    @Test
    void itHasTheClientAndNothingOfAJob() throws Exception {
        assertThat(JarClasses.of(JAR))
                .contains("dev/eddy/client/RecallClient")
                .allMatch(name -> name.startsWith("dev/eddy/"))
                .noneMatch(name -> name.matches(".*(Function|Sink|Writer|Serializer)(\\$.*)?"));
    }

    /** A service is compiled against the jar alone, and run beside the libraries that the POM of the client brings. */
    @Test
    void aServiceNeedsTheJarToCompileAndThePomsLibrariesToRun(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Service.java"), SERVICE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", folder.toString(), "-cp", JAR.toString(), "-Xlint:all", "-proc:none");
            boolean isCompiled = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(isCompiled).as(complaints.toString()).isTrue();
        }
        assertThat(complaints.toString()).isEmpty();

        List<URL> classPath =
                new ArrayList<>(List.of(folder.toUri().toURL(), JAR.toUri().toURL()));
        for (String name : List.of(
                "redis.clients.jedis.UnifiedJedis",
                "redis.clients.authentication.core.Token",
                "org.apache.commons.pool2.ObjectPool",
                "com.google.gson.Gson",
                "org.json.JSONObject",
                "org.slf4j.Logger")) {
            classPath.add(jarOf(name).toUri().toURL());
        }
        try (var classes = new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            @SuppressWarnings("unchecked")
            var service = (Callable<String>)
                    classes.loadClass("Service").getConstructor().newInstance();
            assertThat(service.call()).startsWith("no Redis at localhost:1: ");
        }
    }

    @Test
    void besidesJedisNothingIsNeeded() throws Exception {
        Set<String> there = JarClasses.of(JAR);
        there.addAll(JarClasses.of(Path.of(UnifiedJedis.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI())));
        there.addAll(JarClasses.of(jarOf("org.apache.commons.pool2.ObjectPool")));
        there.addAll(JarClasses.of(jarOf("org.slf4j.Logger")));
        assertThat(JarClasses.missing(JAR, there)).isEmpty();
    }

    /** Jedis brings it along. */
    private static Path jarOf(String className) throws Exception {
        return Path.of(Class.forName(className)
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
