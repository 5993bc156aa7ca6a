package dev.eddy.control;

import java.util.Collection;

/**
 * An order that says which versions of a space's vectors the job has in memory: the one that lists are made from, and
 * one beside it, that is on its way in or can be gone back to. Vectors without a version are version 0.
 *
 * @param other {@link #NONE} for no second version
 */
public record SpaceVersions(String space, long inUse, long other) implements Control {
    public static final long NONE = -1;

    /** Versions without an order that are kept: as many as publishers leave on the topic, and one on its way in. */
    public static final int MOST_AHEAD = 6;

    /** One version is never both. */
    public SpaceVersions {
        other = other == inUse ? NONE : other;
    }

    /** Before the first order: vectors without a version. */
    public static SpaceVersions first(String space) {
        return new SpaceVersions(space, 0, NONE);
    }

    public boolean has(long version) {
        return version == inUse || version == other;
    }

    /**
     * Whether vectors of a version are worth keeping. Orders and vectors come by two topics: a version above both may be
     * the next one.
     */
    public boolean mayUse(long version) {
        return has(version) || version > Math.max(inUse, other);
    }

    /**
     * Whether vectors of a version are worth keeping beside those of others. The newest of the next ones are; an activation sends the
     * vectors of an older one again.
     *
     * @param known versions that there are; may have this one, and each more than once
     */
    public boolean keeps(long version, Collection<Long> known) {
        return has(version)
                || (mayUse(version)
                        && known.stream()
                                        .filter(other -> other > version)
                                        .distinct()
                                        .count()
                                < MOST_AHEAD);
    }

    /** With a version on its way in, in the place of the one that is not in use. */
    public SpaceVersions beside(long version) {
        return version == inUse ? this : new SpaceVersions(space, inUse, version);
    }

    /** With another version in use, and the one that was in use beside it. */
    public SpaceVersions using(long version) {
        return version == inUse ? this : new SpaceVersions(space, version, inUse);
    }
}
