package dev.eddy.behaviour;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kind of an event. {@link BehaviourWeights} has its weight. */
public enum BehaviourType {
    CLICK,
    LIKE,
    COLLECT,
    SHARE,
    COMMENT,
    PURCHASE,
    /** Turns the interest away from the item, and the item is not recalled for the user. */
    DISLIKE,
    /** The item was shown: counts for the click-through rate only. */
    IMPRESSION,
    /** The user is here: refreshes the lists only. */
    VISIT,
    /** Interests that the user declares, as tags. */
    PROFILE,
    /** The user turns out to be the same person as another id, such as an anonymous one before a login. */
    MERGE,
    /** The user does not want to see an author, a category or a tag. */
    MUTE,
    /** Ends a mute. */
    UNMUTE;

    private static final Map<String, BehaviourType> BY_WIRE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(BehaviourType::wireName, Function.identity()));

    /** The name in a record's {@code type} field. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a behaviour of this type must name an item. */
    public boolean isAboutAnItem() {
        return switch (this) {
            case CLICK, LIKE, COLLECT, SHARE, COMMENT, PURCHASE, DISLIKE, IMPRESSION -> true;
            case VISIT, PROFILE, MERGE, MUTE, UNMUTE -> false;
        };
    }

    /** Whether a behaviour of this type begins or ends a {@link dev.eddy.filter.Mute}. */
    public boolean isMute() {
        return this == MUTE || this == UNMUTE;
    }

    /** The names of all types, in words. */
    public static String wireNames() {
        return Stream.of(values()).map(BehaviourType::wireName).collect(Collectors.joining(", "));
    }

    /** The type with this wire name, or null. */
    public static BehaviourType ofWireName(String name) {
        return BY_WIRE_NAME.get(name);
    }
}
