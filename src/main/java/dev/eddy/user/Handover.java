package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.control.ForgetUser;
import dev.eddy.record.Version;

/**
 * A message from one user's state to another's, which is in another bucket. Flink's streams do not run in circles, so it goes
 * through a topic of the job. A message may come twice, or after a later one.
 */
public sealed interface Handover {
    /** Id of the user who sends it. */
    String from();

    /** Id of the user who receives it. */
    String to();

    /** Merges the id that an event of a user names into that user. */
    record Merge(Behaviour event) implements Handover {
        @Override
        public String from() {
            return event.userId();
        }

        @Override
        public String to() {
            return event.from();
        }
    }

    /** The id can't be merged into the user. */
    record Refused(String from, String to) implements Handover {}

    /**
     * The interest of an id, without its ledger and its impressions, for the user whom it is merged into. It replaces an older one.
     *
     * @param version of the lists of the id, if it still had any
     * @param sinceMillis append time of the event that merged the id; later when its state began anew
     * @param appendedAtMillis append time of the last event; {@link Behaviour#NOBODY_WAITS} for one of the history
     */
    record Part(String from, String to, Interest interest, Version version, long sinceMillis, long appendedAtMillis)
            implements Handover {
        /** Whether another part of the same id has all that this one has. */
        boolean isIn(Part other) {
            return sinceMillis < other.sinceMillis
                    || (sinceMillis == other.sinceMillis
                            && interest.sequence() <= other.interest.sequence()
                            && appendedAtMillis <= other.appendedAtMillis);
        }
    }

    /**
     * The user has expired, and the id with the user.
     *
     * @param asOfMillis time of the last event that the user knew of, epoch milliseconds
     */
    record Expire(String from, String to, long asOfMillis) implements Handover {}

    /** Forgets another id of a person who is to be forgotten. */
    record Forget(String from, ForgetUser order) implements Handover {
        @Override
        public String to() {
            return order.userId();
        }
    }
}
