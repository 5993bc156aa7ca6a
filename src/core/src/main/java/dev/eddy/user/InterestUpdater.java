package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.vector.Vectors;
import java.io.Serializable;
import java.util.List;

/**
 * Folds an event into the interest of a user. The result depends on the set of events, not on their order of arrival. Exception: which
 * clicks are late, see {@link ClickRate}.
 *
 * <p>Two events are one when they have the same identity and their times differ by at most the duplicate window. The first
 * delivery counts, since all deliveries keep the order of the topic. The ledger ends a window before the newest event:
 * a later delivery of an older event counts again.
 */
public final class InterestUpdater implements Serializable {
    private final InterestOptions options;
    private final int dimension;
    private final double halfLifeMillis;

    /** The interest after one event, and the interaction that it adds, or null. A duplicate changes nothing. */
    public record Update(Interest interest, Interaction added, boolean isDuplicate) {}

    public InterestUpdater(InterestOptions options, int dimension) {
        this.options = options;
        this.dimension = dimension;
        this.halfLifeMillis = options.halfLife().toMillis();
    }

    public Interest none() {
        return Interest.none(dimension);
    }

    public Update fold(Interest before, TaggedBehaviour event) {
        Behaviour behaviour = event.behaviour();
        long print = EventLedger.print(behaviour);
        long window = options.duplicateWindow().toMillis();
        if (before.ledger().contains(print, behaviour.atMillis(), window)) {
            return new Update(before, null, true);
        }
        long asOf = Math.max(before.asOfMillis(), behaviour.atMillis());
        double[] sum = before.sum().clone();
        // Fades both sides to the later instant, so that a late click counts as old.
        Vectors.scale(sum, fade(before.asOfMillis(), asOf));
        if (event.vector() != null) {
            Vectors.addScaled(sum, weight(behaviour) * fade(behaviour.atMillis(), asOf), event.vector());
        }
        Interaction added = interaction(behaviour);
        List<Interaction> history =
                added == null ? before.history() : History.with(before.history(), added, options.historyLimit());
        EventLedger ledger = before.ledger().with(print, behaviour.atMillis(), asOf - window, options.duplicateLimit());
        ClickRate clicks = options.weights().isClick(behaviour.type())
                ? before.clicks().after(behaviour.atMillis(), asOf)
                : before.clicks();
        Aversion aversion = before.aversion().after(behaviour, history, options.impressionsLimit());
        return new Update(
                new Interest(sum, asOf, clicks, history, ledger, before.sequence() + 1, aversion), added, false);
    }

    /** The interest of someone who has the events of all, at least one. Its ledger is the first one's. */
    Interest together(List<Interest> all) {
        return together(
                all, History.together(all.stream().map(Interest::history).toList(), options.historyLimit()));
    }

    /** The same with the history of all, which the interests need not have. */
    Interest together(List<Interest> all, List<Interaction> history) {
        long asOf = all.stream().mapToLong(Interest::asOfMillis).max().orElseThrow();
        double[] sum = new double[dimension];
        ClickRate clicks = ClickRate.NONE;
        long sequence = 0;
        for (Interest each : all) {
            Vectors.addScaled(sum, fade(each.asOfMillis(), asOf), each.sum());
            clicks = clicks.plus(each.clicks());
            sequence += each.sequence();
        }
        Aversion aversion =
                Aversion.together(all.stream().map(Interest::aversion).toList(), history);
        return new Interest(sum, asOf, clicks, history, all.get(0).ledger(), sequence, aversion);
    }

    /** The history of a person, one of whose ids had one history and has another; see {@link History#replaced}. */
    List<Interaction> replaced(List<Interaction> whole, List<Interaction> known, List<Interaction> other) {
        return History.replaced(whole, known, other, options.historyLimit());
    }

    /** Whether the user clicks faster than people do, at the time of the newest event. */
    public boolean isRobot(Interest interest) {
        return interest.clicks().at(interest.asOfMillis()) > options.robotClicks();
    }

    /** Whether the user clicked faster than people do at the time of an event, which the interest has. */
    boolean isRobotAt(Interest interest, long atMillis) {
        return interest.clicks().atEvent(atMillis, interest.asOfMillis()) > options.robotClicks();
    }

    /** Whether the newest event is too old at an instant. */
    public boolean isExpired(Interest interest, long asOfMillis) {
        return interest.asOfMillis() < asOfMillis - options.expireAfter().toMillis();
    }

    private double weight(Behaviour behaviour) {
        return behaviour.type() == BehaviourType.PROFILE
                ? options.weights().declaredInterest()
                : options.weights().of(behaviour);
    }

    private Interaction interaction(Behaviour behaviour) {
        double weight = options.weights().of(behaviour);
        return behaviour.type().isAboutAnItem() && weight != 0
                ? new Interaction(behaviour.itemId(), behaviour.atMillis(), behaviour.position(), (float) weight)
                : null;
    }

    private double fade(long atMillis, long asOfMillis) {
        return atMillis == Long.MIN_VALUE ? 0 : Math.pow(2, (atMillis - asOfMillis) / halfLifeMillis);
    }
}
