package dev.eddy.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassReader;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassWriter;
import org.apache.flink.shaded.asm9.org.objectweb.asm.commons.ClassRemapper;
import org.apache.flink.shaded.asm9.org.objectweb.asm.commons.Remapper;

/** What classes a jar has, by internal names, and which they refer to. */
final class JarClasses {
    private JarClasses() {}

    /** Those of a jar, those for newer JVMs without their folder. */
    static Set<String> of(Path jar) throws IOException {
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

    /** What Eddy's classes in a jar refer to that is not there, nor in the JDK, with one that refers to it. */
    static Map<String, String> missing(Path jar, Set<String> there) throws IOException {
        var missing = new TreeMap<String, String>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream()
                    .filter(entry -> entry.getName().startsWith("dev/eddy/"))
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList()) {
                for (String name : referredTo(file, entry)) {
                    if (!there.contains(name) && !isInTheJdk(name)) {
                        missing.put(name, entry.getName());
                    }
                }
            }
        }
        return missing;
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
