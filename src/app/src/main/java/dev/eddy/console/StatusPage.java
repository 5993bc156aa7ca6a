package dev.eddy.console;

import dev.eddy.job.JobOptions;
import dev.eddy.recall.channel.Channels;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Data about the deployment: its addresses and the state of its job. */
record StatusPage(JobOptions options, ConsoleOptions console, FlinkRest flink, KnownItems items) {
    /**
     * @param job null when Flink does not answer or has none
     * @param problem why there is no job; null if there is one
     * @param channels by code
     */
    record View(Addresses addresses, int items, FlinkRest.Job job, String problem, Map<String, Channel> channels) {}

    /** A channel, and what it is in some words. */
    record Channel(String name, String title) {}

    /** Addresses of the services, and the prefix of Redis keys. */
    record Addresses(String kafka, String redis, String prefix, String flink) {}

    View view() {
        FlinkRest.Job job = null;
        String problem;
        try {
            job = flink.job().orElse(null);
            problem = job == null ? "the Flink at " + console.flink() + " has no job of Eddy" : null;
        } catch (UncheckedIOException e) {
            problem = e.getCause().getMessage();
        }
        Map<String, Channel> channels = new LinkedHashMap<>();
        Channels.byCode()
                .forEach((code, channel) ->
                        channels.put(Character.toString(code), new Channel(channel.family(), channel.title())));
        var addresses = new Addresses(
                options.kafka().bootstrapServers(),
                options.redis().nodes(),
                options.redis().prefix(),
                console.flink());
        return new View(addresses, items.size(), job, problem, channels);
    }
}
