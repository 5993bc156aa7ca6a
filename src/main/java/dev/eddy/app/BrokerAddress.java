package dev.eddy.app;

import picocli.CommandLine.Option;

/** Where commands find Kafka. */
final class BrokerAddress {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "Kafka brokers (default: ${DEFAULT-VALUE}).")
    private String bootstrapServers;

    String bootstrapServers() {
        return bootstrapServers;
    }
}
