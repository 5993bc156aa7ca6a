package dev.eddy.ops;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.job.BadInputException;
import dev.eddy.policy.LoggedChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads choices from behaviour events: the impressions that have a {@code propensity}. A choice has the reward 1 when the user has
 * an event of a positive weight on the item soon after it. The events may be in any order.
 */
final class ImpressionLog {
    private final BehaviourWeights weights;
    private final List<Impression> impressions = new ArrayList<>();
    private final Map<Subject, TreeSet<Long>> clicks = new HashMap<>();
    private long withoutPropensity;

    private record Subject(String userId, String itemId) {
        private static Subject of(Behaviour event) {
            return new Subject(event.userId(), event.itemId());
        }
    }

    private ImpressionLog(BehaviourWeights weights) {
        this.weights = weights;
    }

    /**
     * Reads the rest of a file.
     *
     * @param first the first line
     * @param within time after an impression in which an event is its reward
     * @throws BadInputException at the first bad line
     */
    static ChoiceLog read(byte[] first, JsonLines lines, Duration within, BehaviourWeights weights) {
        var log = new ImpressionLog(weights);
        log.add(first, lines);
        while (lines.hasNext()) {
            log.add(lines.next(), lines);
        }
        List<LoggedChoice> choices = log.impressions.stream()
                .map(impression -> impression.choice(log.isRewarded(impression.event(), within)))
                .toList();
        return new ChoiceLog(choices, log.withoutPropensity);
    }

    private void add(byte[] json, JsonLines lines) {
        var parsed = Impression.parse(json);
        if (parsed.isRefused()) {
            throw lines.refusal(parsed.reason());
        }
        Behaviour event = parsed.value().event();
        if (weights.isClick(event.type())) {
            clicks.computeIfAbsent(Subject.of(event), any -> new TreeSet<>()).add(event.atMillis());
        } else if (event.type() == BehaviourType.IMPRESSION) {
            if (parsed.value().hasPropensity()) {
                impressions.add(parsed.value());
            } else {
                withoutPropensity++;
            }
        }
    }

    private boolean isRewarded(Behaviour impression, Duration within) {
        TreeSet<Long> times = clicks.get(Subject.of(impression));
        Long next = times == null ? null : times.ceiling(impression.atMillis());
        return next != null && next - impression.atMillis() <= within.toMillis();
    }
}
