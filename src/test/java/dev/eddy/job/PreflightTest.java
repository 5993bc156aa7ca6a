package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final Duration STATED = Duration.ofDays(7);

    @Test
    void aTopicThatKeepsDeletionsForLessThanTheOptionSaysIsAWarning() {
        List<String> warnings = new ArrayList<>();
        Preflight.warnIfBrief("items", STATED.toMillis(), STATED, warnings::add);
        assertThat(warnings).isEmpty();
        Preflight.warnIfBrief("items", STATED.toMillis() - 1, STATED, warnings::add);
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("topic items has delete.retention.ms=604799999", "kafka.deletions-kept", "604800000");
    }
}
