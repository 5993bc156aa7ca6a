package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.job.FlinkSettings;
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
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.Test;

/** The shipped settings of Flink: a key with a typing error would silently do nothing. */
class FlinkConfTest {
    private static final Pattern OPTIONS = Pattern.compile("org/apache/flink/(?!shaded/)(\\w+/)+\\w+Options\\.class");
    /** Options of a named reporter: Flink declares the first without the name, and the reporter keeps the second to itself. */
    private static final Set<String> REPORTER =
            Set.of("metrics.reporter.prom.factory.class", "metrics.reporter.prom.port");

    private final Configuration shipped = GlobalConfiguration.loadConfiguration(
            ClusterSettings.SHIPPED.toAbsolutePath().toString());

    @Test
    void everyKeyIsOneOfFlinksAndHasAValueItCanRead() throws Exception {
        Map<String, ConfigOption<?>> known = optionsOfFlink();
        assertThat(shipped.keySet()).hasSizeGreaterThan(30);
        assertThat(shipped.keySet()).allSatisfy(key -> {
            if (!REPORTER.contains(key)) {
                assertThat(known).containsKey(key);
                assertThat(shipped.getOptional(known.get(key))).isPresent();
            }
        });
    }

    @Test
    void theReporterIsThere() throws Exception {
        Class<?> factory = Class.forName(shipped.getString("metrics.reporter.prom.factory.class", ""));
        assertThat(factory.getSimpleName()).isEqualTo("PrometheusReporterFactory");
    }

    @Test
    void whatTheJobSetsIsNotSetTwice() {
        assertThat(shipped.keySet())
                .doesNotContainAnyElementsOf(FlinkSettings.ofTheJob().keySet());
    }

    @Test
    void everythingListensOnLoopbackOnly() {
        assertThat(shipped.toMap())
                .containsEntry("rest.bind-address", "localhost")
                .containsEntry("jobmanager.bind-host", "localhost")
                .containsEntry("taskmanager.bind-host", "localhost")
                .containsEntry("web.submit.enable", "false")
                .containsEntry("web.cancel.enable", "false");
    }

    private static Map<String, ConfigOption<?>> optionsOfFlink() throws Exception {
        Map<String, ConfigOption<?>> options = new HashMap<>();
        for (Path jar : FlinkDistribution.jars()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream()
                        .filter(entry -> OPTIONS.matcher(entry.getName()).matches())
                        .toList()) {
                    collect(entry.getName(), options);
                }
            }
        }
        return options;
    }

    private static void collect(String classFile, Map<String, ConfigOption<?>> options) throws Exception {
        String name =
                classFile.substring(0, classFile.length() - ".class".length()).replace('/', '.');
        for (Field field : Class.forName(name).getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
                ConfigOption<?> option = (ConfigOption<?>) field.get(null);
                options.put(option.key(), option);
            }
        }
    }
}
