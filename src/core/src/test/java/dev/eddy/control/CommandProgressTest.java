package dev.eddy.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.RecordJson;
import org.junit.jupiter.api.Test;

class CommandProgressTest {
    private static final String JSON = "{\"command_id\":\"centres:2\",\"phase\":\"assign\",\"task\":1,\"tasks\":4,"
            + "\"buckets\":-1,\"bucket\":9,\"users\":7}";

    private final CommandProgress progress =
            new CommandProgress(CommandProgress.idOfSwapTo(2), Command.Phase.ASSIGN, 1, 4, -1, 9, 7);

    @Test
    void whoeverReadsTheTopicFindsTheseFields() {
        assertThat(new String(RecordJson.encode(progress), UTF_8)).isEqualTo(JSON);
        assertThat(RecordJson.decode(JSON.getBytes(UTF_8), CommandProgress.class))
                .contains(progress);
    }

    @Test
    void whatIsNoReportIsPassedOver() {
        assertThat(RecordJson.decode("[]".getBytes(UTF_8), CommandProgress.class))
                .isEmpty();
        assertThat(RecordJson.decode("{\"phase\":\"jump\"}".getBytes(UTF_8), CommandProgress.class))
                .isEmpty();
    }
}
