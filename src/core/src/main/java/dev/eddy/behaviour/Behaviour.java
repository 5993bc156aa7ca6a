package dev.eddy.behaviour;

import dev.eddy.filter.Mute;
import dev.eddy.record.KafkaRecord;
import java.util.List;
import java.util.Map;

/**
 * A valid event of a user.
 *
 * @param eventId the producer's id of the event, or null
 * @param itemId null unless {@link BehaviourType#isAboutAnItem()}
 * @param atMillis event time, epoch milliseconds; at most {@code appendedAtMillis}
 * @param writtenMillis event time as the record has it, which all copies of the event share
 * @param appendedAtMillis append time of the broker; freshness is measured from it. Of an event of the history, its event time.
 * @param position see {@link KafkaRecord#position()}; it orders events of one user at one time. Negative for an event of the
 *     history, which comes before all others.
 */
public record Behaviour(
        String eventId,
        String userId,
        String itemId,
        BehaviourType type,
        long atMillis,
        long writtenMillis,
        Details details,
        long appendedAtMillis,
        long position) {
    /** Stands for the append time of an event whose list nobody waits for. */
    public static final long NOBODY_WAITS = -1;

    /** State of before there was a written time has none. */
    public Behaviour {
        writtenMillis = writtenMillis == 0 ? atMillis : writtenMillis;
    }

    /** An event whose time is not ahead of the broker's. */
    public Behaviour(
            String eventId,
            String userId,
            String itemId,
            BehaviourType type,
            long atMillis,
            Details details,
            long appendedAtMillis,
            long position) {
        this(eventId, userId, itemId, type, atMillis, atMillis, details, appendedAtMillis, position);
    }

    /**
     * Details that most events lack.
     *
     * @param dwellMillis duration of the stay, or 0
     * @param value the producer's own measure (price, rating), or 0
     * @param tags declared interests of a {@link BehaviourType#PROFILE}, else usually empty
     * @param attributes what the user was like at the event, by name: {@code country}, {@code device}, {@code source}
     * @param from the id that a {@link BehaviourType#MERGE} merges into the user, else null
     * @param weight of the event in the user's interest, instead of that of its type; 0 for that of its type
     * @param mute what a {@link BehaviourType#MUTE} begins or a {@link BehaviourType#UNMUTE} ends, else null
     */
    public record Details(
            long dwellMillis,
            double value,
            double weight,
            List<String> tags,
            Map<String, String> attributes,
            String from,
            Mute mute) {
        public static final Details NONE = new Details(0, 0, List.of(), Map.of(), null, null);

        /** With the weight of its type. */
        public Details(
                long dwellMillis,
                double value,
                List<String> tags,
                Map<String, String> attributes,
                String from,
                Mute mute) {
            this(dwellMillis, value, 0, tags, attributes, from, mute);
        }

        /** State of before there were attributes has none. */
        public Details {
            attributes = attributes == null ? Map.of() : attributes;
        }

        /** {@link #NONE} when there are none. */
        static Details of(
                long dwellMillis,
                double value,
                double weight,
                List<String> tags,
                Map<String, String> attributes,
                String from,
                Mute mute) {
            return dwellMillis == 0
                            && value == 0
                            && weight == 0
                            && tags.isEmpty()
                            && attributes.isEmpty()
                            && from == null
                            && mute == null
                    ? NONE
                    : new Details(dwellMillis, value, weight, tags, attributes, from, mute);
        }
    }

    /** The same event as one of the history, which is folded without making a list. */
    public Behaviour ofHistory() {
        return new Behaviour(
                eventId, userId, itemId, type, atMillis, writtenMillis, details, atMillis, Long.MIN_VALUE | position);
    }

    public boolean isHistory() {
        return position < 0;
    }

    /** The instant since which a user waits for the list after this event; {@link #NOBODY_WAITS} for one of the history. */
    public long awaitedSinceMillis() {
        return isHistory() ? NOBODY_WAITS : appendedAtMillis;
    }

    public List<String> tags() {
        return details.tags;
    }

    public Map<String, String> attributes() {
        return details.attributes;
    }

    /** The id that a {@link BehaviourType#MERGE} merges into the user, else null. */
    public String from() {
        return details.from;
    }

    /** What a {@link BehaviourType#MUTE} begins, or a {@link BehaviourType#UNMUTE} ends; else null. */
    public Mute mute() {
        return details.mute;
    }
}
