package dev.eddy.console;

import dev.eddy.job.JobOptions;
import dev.eddy.recall.channel.Channels;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells which deployment this is, and whether its job runs. */
final class StatusPage {
    private final JobOptions options;
    private final ConsoleOptions console;
    private final FlinkRest flink;
    private final KnownItems items;

    StatusPage(JobOptions options, ConsoleOptions console, FlinkRest flink, KnownItems items) {
        this.options = options;
        this.console = console;
        this.flink = flink;
        this.items = items;
    }

    /**
     * How the deployment stands.
     *
     * @param job null when Flink does not answer, or knows none
     * @param problem why there is no job, or null
     * @param channels what the letters of the channels stand for
     */
    record View(
            String kafka,
            String redis,
            String prefix,
            String flink,
            boolean isOpenForPosts,
            int items,
            FlinkRest.Job job,
            String problem,
            Map<String, String> channels) {}

    View view() {
        FlinkRest.Job job = null;
        String problem = null;
        try {
            job = flink.job().orElse(null);
            problem = job == null ? "the Flink at " + console.flink() + " knows no job of Eddy's" : null;
        } catch (UncheckedIOException e) {
            problem = e.getCause().getMessage();
        }
        Map<String, String> channels = new LinkedHashMap<>();
        Channels.byCode().forEach((code, channel) -> channels.put(Character.toString(code), channel.family()));
        return new View(
                options.kafka().bootstrapServers(),
                options.redis().nodes(),
                options.redis().prefix(),
                console.flink(),
                console.token() != null,
                items.size(),
                job,
                problem,
                channels);
    }
}
