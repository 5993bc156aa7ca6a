package dev.eddy.behaviour;

import dev.eddy.record.KafkaRecord;
import java.util.List;

/**
 * One valid behaviour event.
 *
 * @param eventId the producer's id of the event, or null
 * @param itemId null unless {@link BehaviourType#isAboutAnItem()}
 * @param atMillis when it happened, epoch milliseconds; never later than {@code appendedAtMillis}
 * @param dwellMillis how long the user stayed, or 0
 * @param value the producer's own measure (price, rating), or 0
 * @param tags the declared interests of a {@link BehaviourType#PROFILE}, else usually empty
 * @param appendedAtMillis when the broker appended the record: where freshness is measured from
 * @param position of the record in its topic, as {@link KafkaRecord#position()}: events of one user at the same time are
 *     ordered by it
 */
public record Behaviour(
        String eventId,
        String userId,
        String itemId,
        BehaviourType type,
        long atMillis,
        long dwellMillis,
        double value,
        List<String> tags,
        long appendedAtMillis,
        long position) {}
