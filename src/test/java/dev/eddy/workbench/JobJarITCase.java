package dev.eddy.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassReader;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassWriter;
import org.apache.flink.shaded.asm9.org.objectweb.asm.commons.ClassRemapper;
import org.apache.flink.shaded.asm9.org.objectweb.asm.commons.Remapper;
import org.junit.jupiter.api.Test;

/** What is in the jar of the job: all that a stock Flink does not have, and nothing that it has. */
class JobJarITCase {
    private static final long MAX_BYTES = 40L << 20;

    @Test
    void itIsNotLarge() throws Exception {
        assertThat(Files.size(JobJar.path())).isLessThanOrEqualTo(MAX_BYTES);
    }

    @Test
    void itStartsTheJob() throws Exception {
        try (JarFile jar = new JarFile(JobJar.path().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("dev.eddy.app.RunCommand");
        }
    }

    @Test
    void noClassOfItIsInFlinkToo() throws Exception {
        Set<String> both = classes(JobJar.path());
        both.retainAll(classesOfFlink());
        assertThat(both).isEmpty();
    }

    @Test
    void itHasNothingOfTheWorkbenchNorWritesLogs() throws Exception {
        assertThat(classes(JobJar.path()))
                .noneMatch(name -> name.startsWith("dev/eddy/workbench/"))
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
        Set<String> there = classes(JobJar.path());
        there.addAll(classesOfFlink());
        var missing = new TreeMap<String, String>();
        try (JarFile jar = new JarFile(JobJar.path().toFile())) {
            for (JarEntry entry : jar.stream()
                    .filter(entry -> entry.getName().startsWith("dev/eddy/"))
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList()) {
                for (String name : referredTo(jar, entry)) {
                    if (!there.contains(name) && !isInTheJdk(name)) {
                        missing.put(name, entry.getName());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Set<String> classesOfFlink() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (Path jar : FlinkDistribution.jars()) {
            classes.addAll(classes(jar));
        }
        return classes;
    }

    /** Internal names, those of classes for newer JVMs without their folder. */
    private static Set<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Set<String> classes = new TreeSet<>();
            file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
                    .forEach(name -> classes.add(name.substring(0, name.length() - ".class".length())));
            return classes;
        }
    }

    private static Set<String> referredTo(JarFile jar, JarEntry entry) throws IOException {
        Set<String> names = new TreeSet<>();
        var collector = new Remapper() {
            @Override
            public String map(String name) {
                names.add(name);
                return name;
            }
        };
        try (InputStream in = jar.getInputStream(entry)) {
            new ClassReader(in).accept(new ClassRemapper(new ClassWriter(0), collector), 0);
        }
        return names;
    }

    private static boolean isInTheJdk(String name) {
        return ClassLoader.getPlatformClassLoader().getResource(name + ".class") != null;
    }
}
