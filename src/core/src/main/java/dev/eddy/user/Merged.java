package dev.eddy.user;

import java.util.ArrayList;
import java.util.List;

/**
 * How the ids of one person belong together. An id that names others is not merged itself, so there is neither a circle nor a chain; see
 * {@link Handover}.
 */
public sealed interface Merged {
    Merged ALONE = new Alone(0);

    /** How far the versions of the user's lists are ahead of the number of events, since ids came and went. */
    long lift();

    Merged withLift(long higher);

    /** An id of its own. */
    record Alone(long lift) implements Merged {
        @Override
        public Merged withLift(long higher) {
            return new Alone(higher);
        }
    }

    /**
     * The id is merged into a user. It keeps its interest, and tells the user of each change. It lives as long as the user.
     *
     * @param sinceMillis append time of the event that merged it first, epoch milliseconds
     * @param session see {@link Handover.Part}
     * @param toldEvents number of the id's events that the user was told of
     * @param toldAtMillis append time of the last event that was told at once, epoch milliseconds
     */
    record Into(String userId, long sinceMillis, long session, long toldEvents, long toldAtMillis, long lift)
            implements Merged {
        /** Of parts that an event makes. The interest of an id has up to some 40 KB. */
        private static final long PART_EVERY_MILLIS = 1_000;

        @Override
        public Merged withLift(long higher) {
            return new Into(userId, sinceMillis, session, toldEvents, toldAtMillis, higher);
        }

        Into told(long events, long atMillis) {
            return new Into(userId, sinceMillis, session, events, atMillis, lift);
        }

        /** Whether an event is the first of its second. */
        boolean isDue(long appendedAtMillis) {
            return Math.floorDiv(appendedAtMillis, PART_EVERY_MILLIS) != Math.floorDiv(toldAtMillis, PART_EVERY_MILLIS);
        }
    }

    /**
     * The user names these ids: each is asked to merge, or is merged. The user's interest is the sum of all. Theirs are kept apart, see
     * {@link Parts}.
     *
     * @param own the interest by the user's own events, without a ledger: the sum has it
     * @param names in the order in which they were asked first
     */
    record Ids(Interest own, List<Name> names, long lift) implements Merged {
        /** Ids of a user. A person has some devices, and a new anonymous id each time a browser forgets its cookies. */
        static final int MOST = 100;

        @Override
        public Merged withLift(long higher) {
            return new Ids(own, names, higher);
        }

        boolean isFull() {
            return names.size() >= MOST;
        }

        Ids with(Interest ownNow) {
            return new Ids(ownNow, names, lift);
        }

        /** Null when the id has none. */
        Name name(String id) {
            return names.stream().filter(name -> name.id.equals(id)).findFirst().orElse(null);
        }

        List<String> ids() {
            return names.stream().map(Name::id).toList();
        }

        /** With a name, or with a later ask of one. */
        Ids with(Name asked) {
            Name known = name(asked.id);
            if (known == null) {
                List<Name> more = new ArrayList<>(names);
                more.add(asked);
                return new Ids(own, more, lift);
            }
            var later = new Name(asked.id, known.sinceMillis, asked.askedAtMillis, asked.position);
            return new Ids(
                    own,
                    names.stream()
                            .map(name -> name.equals(known) ? later : name)
                            .toList(),
                    lift);
        }

        Merged without(String id) {
            List<Name> fewer =
                    names.stream().filter(name -> !name.id.equals(id)).toList();
            return fewer.isEmpty() ? new Alone(lift) : new Ids(own, fewer, lift);
        }
    }

    /**
     * An id that a user names.
     *
     * @param sinceMillis append time of the event that asked for it first, epoch milliseconds
     * @param askedAtMillis append time of the event that asked for it last, epoch milliseconds
     * @param position of the latter in the topic
     */
    record Name(String id, long sinceMillis, long askedAtMillis, long position) {
        Name(Handover.Merge asked) {
            this(
                    asked.to(),
                    asked.event().appendedAtMillis(),
                    asked.event().appendedAtMillis(),
                    asked.event().position());
        }

        /** The merge that was asked for last. */
        Handover.Merge ask(String userId) {
            return Handover.Merge.of(userId, id, askedAtMillis, position);
        }
    }
}
