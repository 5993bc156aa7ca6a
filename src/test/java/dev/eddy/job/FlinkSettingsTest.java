package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlinkSettingsTest {
    private static final JobOptions OPTIONS = JobOptions.defaults();

    @ParameterizedTest
    @CsvSource({
        "execution.checkpointing.unaligned.enabled, true",
        "execution.checkpointing.unaligned, true",
        "execution.checkpointing.mode, AT_LEAST_ONCE",
    })
    void aJobWhoseCheckpointsAreNoFencesIsNotStarted(String key, String value) {
        var env = StreamExecutionEnvironment.getExecutionEnvironment(Configuration.fromMap(Map.of(key, value)));
        assertThatThrownBy(() -> RecallTopology.graph(env, OPTIONS))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll("execution.checkpointing.", "is " + value, "set it to");
    }

    @ParameterizedTest
    @CsvSource({
        "execution.checkpointing.unaligned.enabled, true",
        "execution.checkpointing.unaligned, true",
        "execution.checkpointing.aligned-checkpoint-timeout, 1 s",
        "execution.checkpointing.mode, AT_LEAST_ONCE",
    })
    void theJobsOwnSettingsComeBeforeThoseOfACluster(String key, String value) {
        Configuration cluster = Configuration.fromMap(Map.of(key, value));
        cluster.addAll(FlinkSettings.ofTheJob());
        FlinkSettings.requireFences(cluster);
        var env = StreamExecutionEnvironment.getExecutionEnvironment(cluster);
        assertThat(env.getCheckpointConfig().isUnalignedCheckpointsEnabled()).isFalse();
    }

    @Test
    void aFlinkWithoutSuchSettingsIsAccepted() {
        FlinkSettings.requireFences(new Configuration());
    }
}
