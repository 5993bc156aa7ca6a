package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A mute from the request to a server through the job into the answers of two servers. */
class ServeMuteITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aMutedAuthorComesInNoAnswerUntilTheMuteIsTakenBack() throws Exception {
        try (RunningShop shop = RunningShop.open()) {
            assertThat(shop.allAnswer("ann", "a1")).isTrue();
            shop.mute("ann", "a1");
            Waiting.until("no item of a1 for ann", PATIENCE, () -> !shop.anyAnswers("ann", "a1"));
            assertThat(shop.allAnswer("ann", "a2")).isTrue();
            shop.unmute("ann", "a1");
            Waiting.until("items of a1 for ann", PATIENCE, () -> shop.allAnswer("ann", "a1"));
        }
    }
}
