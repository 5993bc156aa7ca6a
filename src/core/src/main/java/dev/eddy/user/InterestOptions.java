package dev.eddy.user;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/** Options of the users' interests. */
public record InterestOptions(
        BehaviourWeights weights,

        @Option(key = "internal.interest.half-life", defaultValue = "30 d", range = "1 ms to 36500 d", text = """
                Age at which an event counts half in the interest. A shorter half-life follows a new taste sooner, a
                longer one keeps a steady taste.""")
        Duration halfLife,

        @Option(key = "internal.interest.history-limit", defaultValue = "2000", range = "1 to 100000", text = """
                Interactions that are remembered of a user, the latest one of each item. They keep the user's items
                out of the lists. They can be most of a user's state, and the cluster keeps them once more.""")
        int historyLimit,

        @Option(key = "internal.interest.impressions-limit", defaultValue = "200", range = "0 to 100000", text = """
                Items remembered of a user that were shown and not clicked, the latest ones, about 14 bytes each. An
                item that falls out is fresh again. With 0, nothing that was shown fades.""")
        int impressionsLimit,

        @Option(key = "internal.interest.duplicate-window", defaultValue = "1 d", range = "1 ms to 36500 d", text = """
                Longest time between two events of one identity that count once. A day is longer than the retries of
                a producer and than small set-backs of a consumer. An older event that is replayed counts again.""")
        Duration duplicateWindow,

        @Option(key = "internal.interest.duplicate-limit", defaultValue = "1000", range = "1 to 100000", text = """
                Events of a user that are remembered to find duplicates, 16 bytes each. With more, the oldest leave,
                and their duplicates count again.""")
        int duplicateLimit,

        @Option(key = "internal.interest.robot-clicks", defaultValue = "2000", range = "1 to 1000000000", text = """
                A user with more clicks is taken for a robot, where each click counts half after a day. Popularity
                and neighbours leave robots out. A robot gets its own lists for at most one click a second. The most
                in our streams is 600.""")
        int robotClicks,

        @Option(key = "interest.expire-after", defaultValue = "400 d", range = "1 ms to 36500 d", text = """
                Time without an event after which a user is forgotten, by event time that two other users have
                reached. It bounds the state. The default keeps users who come back once a year.""")
        Duration expireAfter)
        implements Serializable {
    /** Keeps users for 100 years without an event. */
    public InterestOptions neverExpiring() {
        return Options.with(this, Map.of("interest.expire-after", Duration.ofDays(36_500)));
    }

    /** Takes nobody for a robot: which clicks of a robot count depends on the order of arrival. */
    public InterestOptions withoutRobots() {
        return Options.with(this, Map.of("internal.interest.robot-clicks", 1_000_000_000));
    }
}
