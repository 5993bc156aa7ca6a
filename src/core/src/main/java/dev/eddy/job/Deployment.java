package dev.eddy.job;

import picocli.CommandLine.Option;

/** The job options of a command, from a file and from the command line. */
public final class Deployment extends GivenOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Short for -D kafka.bootstrap-servers (default: localhost:9092).")
    private String bootstrapServers;

    @Option(
            names = "--redis",
            paramLabel = "HOST:PORT",
            description = "Short for -D redis.nodes (default: localhost:6379).")
    private String redis;

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Short for -D redis.prefix (default: rc).")
    private String prefix;

    @Override
    OptionTree tree() {
        OptionTree options = super.tree();
        set(options, "kafka.bootstrap-servers", bootstrapServers, "--bootstrap-servers");
        set(options, "redis.nodes", redis, "--redis");
        set(options, "redis.prefix", prefix, "--prefix");
        return options;
    }

    private static void set(OptionTree options, String key, String value, String source) {
        if (value != null) {
            options.set(key, value, source);
        }
    }
}
