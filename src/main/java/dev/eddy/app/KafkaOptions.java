package dev.eddy.app;

import dev.eddy.workbench.TopicNames;

/**
 * Where the job reads from.
 *
 * @param group of the consumers; two deployments need two
 */
record KafkaOptions(String bootstrapServers, String group, TopicNames topics) {

    static KafkaOptions at(String bootstrapServers) {
        return new KafkaOptions(bootstrapServers, "eddy", TopicNames.defaults());
    }
}
