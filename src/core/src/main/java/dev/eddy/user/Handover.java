package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.client.Version;
import dev.eddy.control.ForgetUser;
import dev.eddy.record.TextHash;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A message from one user's state to another's, which is in another bucket. Flink's streams do not run in circles, so it goes through a
 * topic of the job. A message may come twice, after a later one, or from a course of events that a failure undid.
 *
 * <p>Two sides keep what belongs together: the id has {@link Merged.Into}, the user has a name in {@link Merged.Ids} and, once it was
 * told, a part. A side that changes sends a message to the other. A side that receives a message which does not fit its own state
 * answers, and its answer names that message. So both sides agree after the last message:
 *
 * <ol>
 *   <li>The user names the id and asks: {@link Merge}. A user with names can't be merged.
 *   <li>The id merges itself and answers with a {@link Part}, or does not, and answers with {@link Refused}.
 *   <li>The user keeps the part and answers {@link Taken}. A user who is merged, or has too many ids, answers {@link Refused}, and one who
 *       was forgotten since that merge, {@link Forget}.
 *   <li>The id takes itself back when the user refuses its part. When it is not merged as the user says in Taken, it answers with Refused,
 *       or with its part of now.
 *   <li>A user who drops a part says so in Taken, too. An id that is merged all the same answers with its part.
 * </ol>
 *
 * <p>Every answer but the last follows a change of a side, and only events, orders and walks begin with a message, so there is an end.
 */
public sealed interface Handover {
    /** Names no part: in {@link Taken}, that the user has none; in {@link Refused}, that the id is not merged and may be asked again. */
    long NOTHING = 0;

    /** Id of the user who sends it. */
    String from();

    /** Id of the user who receives it. */
    String to();

    /** Asks to merge the id that an event of a user names into that user. */
    record Merge(Behaviour event) implements Handover {
        /** As much of an event as a merge needs. */
        static Merge of(String userId, String id, long appendedAtMillis, long position) {
            return new Merge(new Behaviour(
                    null,
                    userId,
                    null,
                    BehaviourType.MERGE,
                    appendedAtMillis,
                    new Behaviour.Details(0, 0, List.of(), Map.of(), id, null),
                    appendedAtMillis,
                    position));
        }

        @Override
        public String from() {
            return event.userId();
        }

        @Override
        public String to() {
            return event.from();
        }

        /** Identity of the event, the same after a replay. */
        long number() {
            return TextHash.of(TextHash.of(TextHash.of(from()), event.appendedAtMillis()), event.position());
        }
    }

    /**
     * Of an id: it is not merged into the user. Of a user: the id can't be merged into the user.
     *
     * @param answers number of a {@link Merge}, session of a {@link Part}, or {@link #NOTHING}
     */
    record Refused(String from, String to, long answers) implements Handover {}

    /**
     * The interest of an id, without its ledger and its impressions, for the user whom it is merged into. It replaces an older one.
     *
     * @param version of the lists of the id, if it still had any
     * @param sinceMillis append time of the event that merged the id; later when its state began anew
     * @param appendedAtMillis append time of the last event; {@link Behaviour#NOBODY_WAITS} for one of the history
     * @param session names the time from when the id was merged until it is not
     * @param forgottenAtMillis the id has nothing that was appended until then
     */
    record Part(
            String from,
            String to,
            Interest interest,
            Version version,
            long sinceMillis,
            long appendedAtMillis,
            long session,
            long forgottenAtMillis)
            implements Handover {
        /** Whether another part of the same id, which the user has, need not be replaced by this one. */
        boolean isIn(Part other) {
            long events = interest.sequence();
            long otherEvents = other.interest.sequence();
            if (session == other.session) {
                return events < otherEvents || (events == otherEvents && appendedAtMillis <= other.appendedAtMillis);
            }
            // Numbers of another session do not tell: a failure may have undone what they count.
            return forgottenAtMillis == other.forgottenAtMillis
                    && sinceMillis <= other.sinceMillis
                    && events <= otherEvents
                    && appendedAtMillis <= other.appendedAtMillis
                    && new HashSet<>(other.interest.history()).containsAll(interest.history());
        }

        /** This interest until the session of another part tells more than that part did. */
        Part asOf(Part other) {
            return other.with(interest.with(other.interest.sequence()));
        }

        /** All but the interactions. */
        Part withoutHistory() {
            return with(interest.with(List.of()));
        }

        private Part with(Interest other) {
            return new Part(from, to, other, version, sinceMillis, appendedAtMillis, session, forgottenAtMillis);
        }
    }

    /**
     * The user has taken a part of a session that was new to the user, or has dropped what there was.
     *
     * @param session of the part, or {@link #NOTHING}
     * @param version of the id's lists, which lead to the user's from then on
     * @param sinceMillis append time of the event that merged the id
     */
    record Taken(String from, String to, long session, Version version, long sinceMillis) implements Handover {
        Taken(Part part) {
            this(part.to, part.from, part.session, part.version, part.sinceMillis);
        }

        /** The user has nothing of the id. */
        static Taken nothing(String userId, String id) {
            return new Taken(userId, id, NOTHING, Version.NONE, Long.MAX_VALUE);
        }
    }

    /**
     * The user has expired, and the id with the user.
     *
     * @param asOfMillis time of the last event that the user knew of, epoch milliseconds
     */
    record Expire(String from, String to, long asOfMillis) implements Handover {}

    /**
     * Forgets another id of a person who is to be forgotten.
     *
     * @param sinceMillis append time of the event by which sender and receiver became one person; {@link #UNKNOWN} when the sender does
     *     not know that they are
     */
    record Forget(String from, ForgetUser order, long sinceMillis) implements Handover {
        public static final long UNKNOWN = Long.MAX_VALUE;

        /** Passes an order on to another id of the person. */
        static Forget passOn(ForgetUser order, String id, long sinceMillis) {
            return new Forget(
                    order.userId(), new ForgetUser(id, order.number(), order.appendedAtMillis()), sinceMillis);
        }

        /** Whether the two were one person before the order, and the receiver was not forgotten since they became one. */
        boolean isFor(User receiver) {
            return sinceMillis > receiver.forgottenAtMillis() && sinceMillis <= order.appendedAtMillis();
        }

        @Override
        public String to() {
            return order.userId();
        }
    }
}
