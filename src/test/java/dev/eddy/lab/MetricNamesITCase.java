package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.control.Variant;
import dev.eddy.serving.ServingOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names by which the alert rules and the dashboard go are those that the running job exports. */
class MetricNamesITCase {
    private static final KnownWorld WORLD = new KnownWorld(500);

    @Test
    void theJobExportsEveryNameThatIsAskedFor() throws Exception {
        MetricsPage page = MetricsPage.onFreePort();
        try (LocalEddy eddy =
                LocalEddy.start(WORLD.options(), 1, ServingOptions.Channels.MERGED, page.settings(), Map.of())) {
            WORLD.publish(eddy);
            eddy.startJob();
            eddy.awaitCatalogue();
            eddy.commands().start(new Variant("all", 0, 1, "s", Map.of(), List.of()));
            try (Replay replay = eddy.replay()) {
                replay.runWorld(WORLD.stream().iterator(), 0);
            }
            // What is registered with the first record of its kind is there by then, too.
            eddy.awaitServed();
            assertThat(page.names()).containsAll(MetricNames.EXPORTED);
        }
    }
}
