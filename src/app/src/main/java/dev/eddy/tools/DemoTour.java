package dev.eddy.tools;

import dev.eddy.command.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.text.WordUtils;

/** A walk through the console's pages: the text of each stop, and when the next one is due. */
final class DemoTour {
    /** Time at a stop without a key press. */
    static final Duration STAY = Duration.ofSeconds(30);

    private static final int WIDTH = 90;

    private static final List<Stop> STOPS = List.of(
            new Stop(
                    "user/" + DemoYou.USER,
                    "Your list. You clicked six items of one taste. Post a click on another item here, and watch what comes and goes:"
                            + " a tenth of a second later the list is another."),
            new Stop(
                    "user/" + DemoYou.USER,
                    "Why? Open it beside an item of your list: the channels that found it, the users and items that led to it,"
                            + " and what its score is made of."),
            new Stop(
                    "",
                    "The job at work: events and lists a second, how old lists are, and how often the next click was in the list"
                            + " of the moment before."),
            new Stop(
                    "clusters",
                    "Clusters of users with one taste. Each learns weights of its own from its clicks. Open one: its typical items,"
                            + " what is rising there, and the weights."),
            new Stop("segments", "Segments: who is new, loyal, or away, and what each of them likes."),
            new Stop(
                    "letters",
                    "Dead letters: what could not be read, and why. Nothing is lost in silence: when the cause is mended, the"
                            + " replay sends them again."));

    private final UnaryOperator<String> addresses;
    private int stop = -1;
    private Duration since = Duration.ZERO;

    /** @param page the part of the console's address behind the # */
    private record Stop(String page, String text) {}

    /** @param addresses the address of a page */
    DemoTour(UnaryOperator<String> addresses) {
        this.addresses = addresses;
    }

    /**
     * What to print now; empty while a stop lasts.
     *
     * @param now time since the demo's first click
     * @param isNextWanted whether a key was pressed
     */
    Optional<String> next(Duration now, boolean isNextWanted) {
        boolean isDue = stop < 0 || isNextWanted || now.minus(since).compareTo(STAY) >= 0;
        if (stop == STOPS.size() || !isDue) {
            return Optional.empty();
        }
        stop++;
        since = now;
        if (stop == STOPS.size()) {
            return Optional.of("That was the tour. The demo goes on until Ctrl-C; look around.");
        }
        Stop at = STOPS.get(stop);
        return Optional.of(TextTable.format(
                "%n%d of %d  %s%n        %s%n        Enter for the next stop",
                stop + 1,
                STOPS.size(),
                addresses.apply(at.page),
                WordUtils.wrap(at.text, WIDTH, System.lineSeparator() + "        ", false)));
    }
}
