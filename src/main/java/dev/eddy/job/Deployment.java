package dev.eddy.job;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The job options of a command, from a file and from the command line. */
public final class Deployment {
    @Mixin
    private GivenOptions given;

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

    /**
     * The defaults, overridden by the file, overridden by the command line.
     *
     * @throws BadInputException when a key is unknown or a value is out of its range
     */
    public JobOptions options() {
        OptionTree options = given.tree();
        set(options, "kafka.bootstrap-servers", bootstrapServers, "--bootstrap-servers");
        set(options, "redis.nodes", redis, "--redis");
        set(options, "redis.prefix", prefix, "--prefix");
        return options.options();
    }

    private static void set(OptionTree options, String key, String value, String source) {
        if (value != null) {
            options.set(key, value, source);
        }
    }
}
