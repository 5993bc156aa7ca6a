package dev.eddy.job;

import dev.eddy.option.Options;
import dev.eddy.record.DeadLetter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A topic: its name, the way the job reads it, its partitions and its settings. Other settings are the broker's defaults. */
public enum Topic {
    /** Clicks and other events. Freshness, and what to forget, are measured from the broker's append time. */
    EVENTS(
            "behaviour-events",
            "behaviour-source",
            Reading.EVENTS,
            false,
            deleted("message.timestamp.type", "LogAppendTime")),
    /** Events of before, which the job reads first. It makes no lists for them. */
    HISTORY(
            "behaviour-history",
            "history-source",
            Reading.EVENTS,
            false,
            // With the times of its events, the broker would delete it at once.
            deleted("message.timestamp.type", "LogAppendTime")),
    ITEMS("items", "item-source", Reading.TABLE, false, compacted()),
    TAG_VECTORS("tag-vectors", "tag-vector-source", Reading.ORDERED_TABLE, false, compacted()),
    /** Vectors of the items in spaces other than that of the tags. */
    ITEM_VECTORS("item-vectors", "item-vector-source", Reading.TABLE, false, compacted()),
    /** Networks that compute the vectors of users in a space, beside the vectors of the items. */
    USER_TOWERS(
            "user-towers",
            "user-tower-source",
            Reading.ORDERED_TABLE,
            true,
            compacted("max.message.bytes", Integer.toString(Topic.LARGEST_BYTES))),
    /** Facts about the items, to train vectors on. */
    ITEM_TRIPLES("item-triples", null, Reading.BY_COMMANDS, false, compacted()),
    CENTRES("cluster-centres", "centre-source", Reading.ORDERED_TABLE, true, compacted()),
    CONTROL(
            "recall-control",
            "control-source",
            Reading.ORDERED_TABLE,
            true,
            compacted("message.timestamp.type", "LogAppendTime")),
    /** What the states of two users that are one person tell each other. The job alone writes it. */
    HANDOVERS(
            "user-handovers",
            "handover-source",
            Reading.EVENTS,
            false,
            deleted("max.message.bytes", Integer.toString(Topic.LARGEST_BYTES))),
    /** Refused records of all topics. */
    DEAD_LETTERS(
            "behaviour-events-dlq",
            null,
            Reading.NONE,
            false,
            deleted("max.message.bytes", Integer.toString(Topic.LARGEST_BYTES))),
    PROGRESS("recall-progress", null, Reading.NONE, true, deleted("retention.ms", "86400000")),
    QUESTIONS("recall-questions", "question-source", Reading.FROM_NOW_ON, true, shortLived()),
    ANSWERS("recall-answers", null, Reading.NONE, true, shortLived()),
    /** Acts of people on the job, such as a take-down. Kept for a year. */
    AUDITS("recall-audits", null, Reading.BY_COMMANDS, true, deleted("retention.ms", "31536000000"));

    /** Of a dead letter: key and value, each at most {@link DeadLetter#MAX_BYTES}, and 1 MB for headers. */
    static final int LARGEST_BYTES = 2 * DeadLetter.MAX_BYTES + (1 << 20);

    /**
     * The way the job reads a topic. Without state, tables start at the beginning, and events at the committed offset,
     * or at the beginning when there is none.
     */
    enum Reading {
        EVENTS(false),
        TABLE(false),
        /** A table or commands in one order. */
        ORDERED_TABLE(true),
        /** New records only. */
        FROM_NOW_ON(true),
        /** The job only writes the topic. */
        NONE(true),
        /** The job does without the topic; commands read it. */
        BY_COMMANDS(true);

        /** True if a single task reads the topic; otherwise all tasks do. */
        final boolean isByOneTask;

        Reading(boolean isByOneTask) {
            this.isByOneTask = isByOneTask;
        }
    }

    private final String baseName;
    /** Id of the operator that reads the topic; null where the job does not. */
    final String source;

    final Reading reading;
    /** True if the topic has one partition, because all its records have one order. */
    final boolean isOrdered;
    /** Settings of the broker, in the order of their names; unmodifiable, which the type does not say. */
    @SuppressWarnings("ImmutableEnumChecker")
    final Map<String, String> settings;

    Topic(String baseName, String source, Reading reading, boolean isOrdered, Map<String, String> settings) {
        this.baseName = baseName;
        this.source = source;
        this.reading = reading;
        this.isOrdered = isOrdered;
        this.settings = settings;
    }

    /** {@link #HANDOVERS} as often as one has to wait for it after a merge or an order to forget: a handover may cause another. */
    public static Topic[] handovers() {
        return new Topic[] {HANDOVERS, HANDOVERS};
    }

    /** The topics that decide the lists. */
    public static Topic[] inputs() {
        return where(topic -> topic.source != null && topic.reading != Reading.FROM_NOW_ON);
    }

    /** The topics that the job reads or writes. */
    public static Topic[] ofTheJob() {
        return where(topic -> topic.reading != Reading.BY_COMMANDS);
    }

    private static Topic[] where(Predicate<Topic> isWanted) {
        return Arrays.stream(values()).filter(isWanted).toArray(Topic[]::new);
    }

    /** Name of the topic without the prefix of the deployment. */
    public String baseName() {
        return baseName;
    }

    /** @param shared partitions of a topic whose records are ordered by key only */
    int partitions(int shared) {
        return isOrdered ? 1 : shared;
    }

    private static Map<String, String> deleted(String... more) {
        return with(more, "cleanup.policy", "delete");
    }

    /** Kafka compacts closed segments only, and a small topic never closes one with the default size. */
    private static Map<String, String> compacted(String... more) {
        return with(
                more,
                "cleanup.policy",
                "compact",
                "segment.ms",
                "600000",
                "max.compaction.lag.ms",
                "3600000",
                "min.cleanable.dirty.ratio",
                "0.1",
                "delete.retention.ms",
                Long.toString(
                        Options.defaults(KafkaOptions.class).deletionsKept().toMillis()));
    }

    /** A question is of no use a moment later, nor is its answer. */
    private static Map<String, String> shortLived() {
        return deleted("retention.ms", "3600000", "segment.ms", "3600000");
    }

    private static Map<String, String> with(String[] more, String... namesAndValues) {
        var settings = new TreeMap<String, String>();
        for (String[] given : List.of(namesAndValues, more)) {
            for (int i = 0; i < given.length; i += 2) {
                settings.put(given[i], given[i + 1]);
            }
        }
        return Collections.unmodifiableMap(settings);
    }
}
