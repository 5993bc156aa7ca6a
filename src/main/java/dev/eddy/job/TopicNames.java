package dev.eddy.job;

import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Names of the topics: a prefix, and what each topic holds. */
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
    /** Without a prefix. */
    public static TopicNames defaults() {
        return Options.defaults(TopicNames.class);
    }

    /** With a prefix. */
    public static TopicNames of(String prefix) {
        return Options.read(TopicNames.class, Map.of("kafka.topics.prefix", prefix));
    }

    /** Behaviour events. */
    public String events() {
        return prefix + "behaviour-events";
    }

    /** Item records. */
    public String items() {
        return prefix + "items";
    }

    /** Vectors of the tags. */
    public String tagVectors() {
        return prefix + "tag-vectors";
    }

    /** Vectors of the items in other spaces. */
    public String itemVectors() {
        return prefix + "item-vectors";
    }

    /** Versioned cluster centres. */
    public String centres() {
        return prefix + "cluster-centres";
    }

    /** Commands to the running job. */
    public String control() {
        return prefix + "recall-control";
    }

    /** Events that could not be read. */
    public String deadLetters() {
        return prefix + "behaviour-events-dlq";
    }

    /** Progress of the job with a command. */
    public String progress() {
        return prefix + "recall-progress";
    }

    /** Questions to the running job. */
    public String questions() {
        return prefix + "recall-questions";
    }

    /** Answers to them. */
    public String answers() {
        return prefix + "recall-answers";
    }

    /** Those that the job makes its lists from. */
    public List<String> inputs() {
        return List.of(events(), items(), tagVectors(), itemVectors(), centres(), control());
    }

    /** All of them. */
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
