package dev.eddy.job;

import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Names of the topics, with a common prefix. */
public record TopicNames(
        @Option(
                key = "kafka.topics.prefix",
                range = "[a-zA-Z0-9._-], up to 200 of them",
                pattern = "[a-zA-Z0-9._-]{0,200}",
                text = """
                First part of the names of all topics. Two deployments on one Kafka need two prefixes, for example
                blue-. The command topics and kafka/create-topics.sh make the topics.""")
        String prefix)
        implements Serializable {
    public static TopicNames defaults() {
        return Options.defaults(TopicNames.class);
    }

    public static TopicNames of(String prefix) {
        return Options.read(TopicNames.class, Map.of("kafka.topics.prefix", prefix));
    }

    public String events() {
        return prefix + "behaviour-events";
    }

    public String items() {
        return prefix + "items";
    }

    public String tagVectors() {
        return prefix + "tag-vectors";
    }

    /** Vectors of the items in spaces other than that of the tags. */
    public String itemVectors() {
        return prefix + "item-vectors";
    }

    public String centres() {
        return prefix + "cluster-centres";
    }

    public String control() {
        return prefix + "recall-control";
    }

    /** Refused records of all topics. */
    public String deadLetters() {
        return prefix + "behaviour-events-dlq";
    }

    public String progress() {
        return prefix + "recall-progress";
    }

    public String questions() {
        return prefix + "recall-questions";
    }

    public String answers() {
        return prefix + "recall-answers";
    }

    /** The topics that decide the lists. */
    public List<String> inputs() {
        return List.of(events(), items(), tagVectors(), itemVectors(), centres(), control());
    }

    public List<String> all() {
        return List.of(
                events(),
                items(),
                tagVectors(),
                itemVectors(),
                centres(),
                control(),
                deadLetters(),
                progress(),
                questions(),
                answers());
    }
}
