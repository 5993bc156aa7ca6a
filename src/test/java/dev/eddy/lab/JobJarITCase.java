package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the jar of the job: all that a stock Flink does not have, and nothing that it has. */
class JobJarITCase {
    private static final long MAX_BYTES = 26_000_000;

    @Test
    void itIsNotLarge() throws Exception {
        assertThat(Files.size(JobJar.path())).isLessThanOrEqualTo(MAX_BYTES);
    }

    @Test
    void itStartsTheJob() throws Exception {
        try (JarFile jar = new JarFile(JobJar.path().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("dev.eddy.job.RunCommand");
        }
    }

    @Test
    void noClassOfItIsInFlinkToo() throws Exception {
        Set<String> both = JarClasses.of(JobJar.path());
        both.retainAll(classesOfFlink());
        assertThat(both).isEmpty();
    }

    @Test
    void itHasNothingOfTheWorkbenchNorWritesLogs() throws Exception {
        assertThat(JarClasses.of(JobJar.path()))
                .noneMatch(name -> name.startsWith("dev/eddy/lab/"))
                .noneMatch(name -> name.startsWith("dev/eddy/ops/"))
                .noneMatch(name -> name.startsWith("dev/eddy/tools/"))
                .noneMatch(name -> name.startsWith("dev/eddy/trial/"))
                .noneMatch(name -> name.startsWith("org/knowm/"))
                .noneMatch(name -> name.startsWith("org/apache/batik/"))
                .noneMatch(name -> name.startsWith("org/slf4j/"))
                .noneMatch(name -> name.startsWith("org/apache/logging/"))
                .noneMatch(name -> name.startsWith("org/apache/log4j/"))
                .noneMatch(name -> name.startsWith("ch/qos/logback/"));
    }

    @Test
    void everyClassThatEddyRefersToIsThere() throws Exception {
        Set<String> there = JarClasses.of(JobJar.path());
        there.addAll(classesOfFlink());
        assertThat(JarClasses.missing(JobJar.path(), there)).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theLibrariesRunOnTheClassesThatWereKept() throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(JobJar.path().toUri().toURL());
        urls.add(JobJarProbe.class.getProtectionDomain().getCodeSource().getLocation());
        for (Path jar : FlinkDistribution.jars()) {
            urls.add(jar.toUri().toURL());
        }
        try (var classes = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var probe = (Callable<List<Integer>>) classes.loadClass(JobJarProbe.class.getName())
                    .getConstructor()
                    .newInstance();
            assertThat(probe.call()).containsExactly(7, 30, 2);
        }
    }

    private static Set<String> classesOfFlink() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (Path jar : FlinkDistribution.jars()) {
            classes.addAll(JarClasses.of(jar));
        }
        return classes;
    }
}
