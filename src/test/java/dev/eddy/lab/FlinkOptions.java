package dev.eddy.lab;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;

/** The options that Flink declares. */
final class FlinkOptions {
    /** Options of a named reporter: Flink declares the first without the name, and the reporter keeps the second to itself. */
    static final Set<String> OF_THE_REPORTER =
            Set.of("metrics.reporter.prom.factory.class", "metrics.reporter.prom.port");

    private static final Pattern OPTIONS = Pattern.compile("org/apache/flink/(?!shaded/)(\\w+/)+\\w+Options\\.class");

    private FlinkOptions() {}

    /** All options by their keys. */
    static Map<String, ConfigOption<?>> all() throws Exception {
        Map<String, ConfigOption<?>> options = new HashMap<>();
        for (Path jar : FlinkDistribution.jars()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream()
                        .filter(entry -> OPTIONS.matcher(entry.getName()).matches())
                        .toList()) {
                    String name = entry.getName();
                    options.putAll(of(Class.forName(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))));
                }
            }
        }
        return options;
    }

    /** The options of one class. */
    static Map<String, ConfigOption<?>> of(Class<?> declaring) throws IllegalAccessException {
        Map<String, ConfigOption<?>> options = new HashMap<>();
        for (Field field : declaring.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
                ConfigOption<?> option = (ConfigOption<?>) field.get(null);
                options.put(option.key(), option);
            }
        }
        return options;
    }
}
