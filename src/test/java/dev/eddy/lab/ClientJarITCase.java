package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

/** What is in the jar for services that read lists: all that the client needs besides Jedis, and nothing else. */
class ClientJarITCase {
    private static final Path JAR = Path.of("target", "eddy-client.jar");
    /** A sixth of Jedis, without which it is of no use; a third is for filters and pages. */
    private static final long MAX_BYTES = 200L << 10;

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

    @Test
    void besidesJedisNothingIsNeeded() throws Exception {
        Set<String> there = JarClasses.of(JAR);
        there.addAll(JarClasses.of(Path.of(UnifiedJedis.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI())));
        there.addAll(JarClasses.of(jarOf("org.apache.commons.pool2.ObjectPool")));
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
