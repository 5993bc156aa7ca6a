package dev.eddy.filter;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user does not want to see: the items of an author, of a category, or with a tag.
 *
 * @param untilMillis end of the mute, epoch milliseconds; {@link #FOREVER} without an end, {@link #ENDED} when the user has
 *     taken it back
 */
public record Mute(Kind kind, String name, long untilMillis) {
    public static final long FOREVER = Long.MAX_VALUE;
    public static final long ENDED = Long.MIN_VALUE;

    /** What a mute can name. */
    public enum Kind {
        AUTHOR,
        CATEGORY,
        TAG;

        private static final Map<String, Kind> BY_LABEL =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(Kind::label, Function.identity()));

        /** The name of the field in a record. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind with this label, or null. */
        public static Kind ofLabel(String label) {
            return BY_LABEL.get(label);
        }
    }

    public boolean isActiveAt(long millis) {
        return millis < untilMillis;
    }

    /**
     * Whether the mute covers an item.
     *
     * @param author null for none
     * @param category null for none
     */
    public boolean covers(String author, String category, Collection<String> tags) {
        return switch (kind) {
            case AUTHOR -> name.equals(author);
            case CATEGORY -> name.equals(category);
            case TAG -> tags.contains(name);
        };
    }
}
