package dev.eddy.job;

import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the topics are called.
 *
 * @param events behaviour events
 * @param items item records
 * @param tagVectors vectors of the tags
 * @param itemVectors vectors of the items in other spaces
 * @param centres versioned cluster centres
 * @param control commands to the running job
 * @param deadLetters events that could not be read
 * @param progress how far the job is with a command
 * @param questions to the running job, why somebody was recalled something
 * @param answers to them
 */
public record TopicNames(
        String events,
        String items,
        String tagVectors,
        String itemVectors,
        String centres,
        String control,
        String deadLetters,
        String progress,
        String questions,
        String answers)
        implements Serializable {

    public TopicNames {
        List<String> all = List.of(
                events, items, tagVectors, itemVectors, centres, control, deadLetters, progress, questions, answers);
        for (String name : all) {
            Allowed.that(
                    name.matches("[a-zA-Z0-9._-]{1,249}"), "kafka.topics", name, "[a-zA-Z0-9._-], up to 249 of them");
        }
        Set<String> different = new TreeSet<>(all);
        Allowed.that(different.size() == all.size(), "kafka.topics", different, "ten different names");
    }

    public static TopicNames defaults() {
        return new TopicNames(
                "behaviour-events",
                "items",
                "tag-vectors",
                "item-vectors",
                "cluster-centres",
                "recall-control",
                "behaviour-events-dlq",
                "recall-progress",
                "recall-questions",
                "recall-answers");
    }

    /** Those that the job makes its lists from. */
    public List<String> inputs() {
        return List.of(events, items, tagVectors, itemVectors, centres, control);
    }

    /** All of them, in the order of the components. */
    public List<String> all() {
        return List.of(
                events, items, tagVectors, itemVectors, centres, control, deadLetters, progress, questions, answers);
    }
}
