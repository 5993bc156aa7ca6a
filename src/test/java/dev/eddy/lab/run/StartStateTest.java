package dev.eddy.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.option.RedisOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StartStateTest {
    @Test
    void emptyStateOverOldListsIsToldWithItsMeaningAndTheWayOut() {
        String line = StartState.emptyOverLists(RedisOptions.defaults(), null);
        assertThat(line)
                .startsWith("WARNING: the job starts with empty state")
                .contains("Redis at localhost:6379", "under rc", "rebuild --new-epoch", "--state DIR", "--fresh")
                .doesNotContain("\n");
        assertThat(StartState.emptyOverLists(RedisOptions.defaults(), Path.of("/var/eddy")))
                .contains("/var/eddy has no state");
    }

    @Test
    void aFailureOfTheStateIsToldApartFromOneOfKafka() {
        var ofTheState = new RuntimeException(
                "task failed", new IllegalStateException("Could not restore keyed state backend. ", null));
        assertThat(RestoreFailure.isOne(ofTheState)).isTrue();
        assertThat(RestoreFailure.reason(ofTheState)).isEqualTo("Could not restore keyed state backend");
        assertThat(RestoreFailure.isOne(new RuntimeException("no broker", new IllegalStateException())))
                .isFalse();
    }
}
