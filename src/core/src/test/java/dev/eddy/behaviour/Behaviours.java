package dev.eddy.behaviour;

import dev.eddy.filter.Mute;
import dev.eddy.option.Options;
import java.util.List;
import java.util.Map;

/** Test vocabulary: what users did, for the tests of all stages. */
public final class Behaviours {
    public static final BehaviourWeights WEIGHTS = Options.defaults(BehaviourWeights.class);

    private Behaviours() {}

    public static Behaviour click(String user, String item, long atMillis) {
        return did(BehaviourType.CLICK, user, item, atMillis);
    }

    public static Behaviour dislike(String user, String item, long atMillis) {
        return did(BehaviourType.DISLIKE, user, item, atMillis);
    }

    public static Behaviour impression(String user, String item, long atMillis) {
        return did(BehaviourType.IMPRESSION, user, item, atMillis);
    }

    public static Behaviour visit(String user, long atMillis) {
        return did(BehaviourType.VISIT, user, null, atMillis);
    }

    /** The user turns out to be the same person as an id. */
    public static Behaviour merge(String user, String from, long atMillis) {
        var details = new Behaviour.Details(0, 0, List.of(), Map.of(), from, null);
        return new Behaviour(null, user, null, BehaviourType.MERGE, atMillis, details, atMillis, 0);
    }

    /** A mute is of a tag that is named after the item. */
    public static Behaviour did(BehaviourType type, String user, String item, long atMillis) {
        if (type.isMute()) {
            long until = type == BehaviourType.MUTE ? Mute.FOREVER : Mute.ENDED;
            return with(type, user, new Mute(Mute.Kind.TAG, "like " + item, until), atMillis);
        }
        return new Behaviour(null, user, item, type, atMillis, Behaviour.Details.NONE, atMillis, 0);
    }

    /** The same, with the producer's id. */
    public static Behaviour named(String eventId, Behaviour behaviour) {
        return with(eventId, behaviour.position(), behaviour);
    }

    /** The same, at a position of the topic. */
    public static Behaviour placed(long position, Behaviour behaviour) {
        return with(behaviour.eventId(), position, behaviour);
    }

    private static Behaviour with(String eventId, long position, Behaviour behaviour) {
        return new Behaviour(
                eventId,
                behaviour.userId(),
                behaviour.itemId(),
                behaviour.type(),
                behaviour.atMillis(),
                behaviour.details(),
                behaviour.appendedAtMillis(),
                position);
    }

    public static Behaviour mute(String user, Mute mute, long atMillis) {
        return with(BehaviourType.MUTE, user, mute, atMillis);
    }

    private static Behaviour with(BehaviourType type, String user, Mute mute, long atMillis) {
        var details = new Behaviour.Details(0, 0, List.of(), Map.of(), null, mute);
        return new Behaviour(null, user, null, type, atMillis, details, atMillis, 0);
    }
}
