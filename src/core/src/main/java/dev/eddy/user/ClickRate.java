package dev.eddy.user;

import dev.eddy.vector.Heat;
import java.util.concurrent.TimeUnit;

/**
 * How many clicks a day a user makes, where each counts half after a day. Clicks that come more than a day after a later event, as those of
 * a history do, also have a sum of their own: clicks of now tell nothing of how fast the user clicked then.
 *
 * @param all {@link Heat} of all clicks, in any order
 * @param late heat of the late ones
 * @param lateAsOfMillis time of the newest late click
 */
public record ClickRate(double all, double late, long lateAsOfMillis) {
    static final ClickRate NONE = new ClickRate(Heat.NONE);

    private static final double HALF_LIFE_MILLIS = TimeUnit.DAYS.toMillis(1);

    /** Without late clicks. */
    public ClickRate(double all) {
        this(all, Heat.NONE, Long.MIN_VALUE);
    }

    /** The rate with one more click; the user's newest event, which may be the click, is of {@code asOfMillis}. */
    ClickRate after(long atMillis, long asOfMillis) {
        double click = Heat.of(1, atMillis, HALF_LIFE_MILLIS);
        return plus(isLate(atMillis, asOfMillis) ? new ClickRate(click, click, atMillis) : new ClickRate(click));
    }

    ClickRate plus(ClickRate other) {
        return new ClickRate(
                Heat.plus(all, other.all), Heat.plus(late, other.late), Math.max(lateAsOfMillis, other.lateAsOfMillis));
    }

    /** Clicks a day as of an instant, not before the newest. */
    double at(long asOfMillis) {
        return Heat.at(all, asOfMillis, HALF_LIFE_MILLIS);
    }

    /** Clicks a day at the time of an event that was added; the user's newest one is of {@code asOfMillis}. */
    double atEvent(long atMillis, long asOfMillis) {
        return isLate(atMillis, asOfMillis) ? Heat.at(late, lateAsOfMillis, HALF_LIFE_MILLIS) : at(asOfMillis);
    }

    private static boolean isLate(long atMillis, long asOfMillis) {
        return atMillis < asOfMillis - HALF_LIFE_MILLIS;
    }
}
