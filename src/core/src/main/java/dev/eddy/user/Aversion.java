package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.filter.Mute;
import java.util.List;

/** What a user does not want to see: mutes, and items that the user was shown and did not click. */
public record Aversion(Mutes mutes, Impressions impressions) {
    public static final Aversion NONE = new Aversion(Mutes.NONE, Impressions.NONE);

    private static final long BYTES_OF_MUTE = 150;
    private static final long BYTES_OF_IMPRESSION = 20;

    private static Aversion of(Mutes mutes, Impressions impressions) {
        return mutes.newestFirst().isEmpty() && impressions.isEmpty() ? NONE : new Aversion(mutes, impressions);
    }

    /**
     * What it is after an event.
     *
     * @param history interactions of the user after the event, newest first
     * @param limit items that impressions are kept of
     */
    Aversion after(Behaviour event, List<Interaction> history, int limit) {
        if (event.type().isMute()) {
            var muted = new Mutes.Muted(event.mute(), event.atMillis(), event.position());
            return new Aversion(mutes.with(muted), impressions);
        }
        Impressions after = event.type() == BehaviourType.IMPRESSION
                ? impressions.with(event.itemId(), event.atMillis())
                : impressions;
        return event.itemId() == null || after.isEmpty()
                ? this
                : of(mutes, after.after(interaction(event.itemId(), history)).atMost(limit));
    }

    /** The user's interaction with an item, if there is one. */
    private static List<Interaction> interaction(String itemId, List<Interaction> history) {
        for (Interaction interaction : history) {
            if (interaction.itemId().equals(itemId)) {
                return List.of(interaction);
            }
        }
        return List.of();
    }

    /**
     * Of a person with several ids: the mutes of all, and what the first one was shown.
     *
     * @param history interactions of the person
     */
    static Aversion together(List<Aversion> all, List<Interaction> history) {
        Impressions shown = all.get(0).impressions;
        return of(
                Mutes.together(all.stream().map(Aversion::mutes).toList()),
                shown.isEmpty() ? shown : shown.after(history));
    }

    /** What an id that is merged tells its user, who hears of an impression too seldom to count it. */
    Aversion withoutImpressions() {
        return of(mutes, Impressions.NONE);
    }

    /** Approximate size in bytes of memory. */
    public long bytes() {
        return BYTES_OF_MUTE * mutes.newestFirst().size() + BYTES_OF_IMPRESSION * impressions.size();
    }

    /** Without the mutes that have ended at an instant. */
    Aversion asOf(long millis) {
        return of(mutes.activeAt(millis), impressions);
    }

    /** The mutes that are active at an instant, newest first. */
    public List<Mute> mutesAt(long millis) {
        return mutes.activeAt(millis).newestFirst().stream()
                .map(Mutes.Muted::mute)
                .toList();
    }

    /** What it was before the page on which an item was shown last. */
    public Aversion beforePageOf(String itemId) {
        return before(impressions.lastMillis(itemId));
    }

    /** What it was before a page; {@link Impressions#NEVER} for none. */
    public Aversion before(long pageMillis) {
        return of(mutes, impressions.before(pageMillis));
    }
}
