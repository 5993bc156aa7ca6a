package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.job.FlinkSettings;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.Test;

/** The shipped settings of Flink: a key with a typing error would silently do nothing. */
class FlinkConfTest {
    private final Configuration shipped = GlobalConfiguration.loadConfiguration(
            ClusterSettings.SHIPPED.toAbsolutePath().toString());

    @Test
    void everyKeyIsOneOfFlinksAndHasAValueItCanRead() throws Exception {
        Map<String, ConfigOption<?>> known = FlinkOptions.all();
        assertThat(shipped.keySet()).hasSizeGreaterThan(30);
        assertThat(shipped.keySet()).allSatisfy(key -> {
            if (!FlinkOptions.OF_THE_REPORTER.contains(key)) {
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
    void aJvmWithoutMemoryEnds() {
        assertThat(shipped.getString("env.java.opts.all", "").split(" ", -1)).contains("-XX:+ExitOnOutOfMemoryError");
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
}
