package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Nearest neighbours among sessions. Of the newest sessions that share an item with the user's session, the most similar ones recommend
 * their items.
 *
 * <p>The published methods build their index in advance; here it is online. A session is indexed while it grows. A user's last session is
 * no neighbour of itself, nor are earlier ones when repeats are not recalled. A user without a current session is served by the
 * last one. Where users seldom click twice in a session, one session per user recalls more.
 */
abstract class SessionKnnBaseline extends ScoringBaseline<SessionKnnBaseline.Visitor, SessionKnnBaseline.Holders> {
    private final Settings settings;
    private final List<Session> sessions = new ArrayList<>();
    private final Scores overlaps = new Scores();
    private double logSessions;
    private long clicks;

    /**
     * Which sessions are read.
     *
     * @param gap time without a click after which a session ends
     * @param length number of newest items of the user's session that count, at least 1
     * @param m number of newest sessions to read, per item and in all, at least 1
     * @param k number of most similar sessions that recommend, at least 1
     */
    record Settings(Duration gap, int length, int m, int k) {
        /** A gap longer than any log: one session per user. */
        static final Duration NO_GAP = Duration.ofDays(36_500);
    }

    static final class Visitor extends ScoringBaseline.User {
        private Session session;
    }

    /** The sessions that hold an item. */
    static final class Holders {
        private final NewestFirst sessions = new NewestFirst();
        /** Logarithm of the number of sessions; a recall reads it thousands of times. */
        private double logCount;
    }

    static final class Session {
        final int number;
        final Visitor visitor;
        final NewestFirst items = new NewestFirst();
        long lastAtMillis = Long.MIN_VALUE;
        /** Number of the session's last click among all clicks. */
        long lastClick;

        Session(int number, Visitor visitor) {
            this.number = number;
            this.visitor = visitor;
        }
    }

    SessionKnnBaseline(String name, Settings settings, Had had) {
        super(name, had, Visitor::new, Holders::new);
        this.settings = settings;
    }

    /** Weight of a shared item in the similarity, by its place in the user's session: 0 is the newest of a number of items. */
    abstract double weight(int place, int length);

    /** Factor of the similarity of a session. */
    abstract double closeness(Session neighbour, long asOfMillis);

    /**
     * Scores the items of a neighbour.
     *
     * @param match place of the newest shared item in the user's session, 0 for the newest
     * @param shared the item at this place
     */
    abstract void recommend(Session neighbour, double similarity, int match, int shared, Scores scores);

    @Override
    void addScores(Visitor visitor, long asOfMillis, Scores scores) {
        addOverlaps(visitor);
        TopK neighbours = mostSimilar(newest(), asOfMillis);
        overlaps.clear();
        NewestFirst items = visitor.session.items;
        for (int i = 0; i < neighbours.size(); i++) {
            Session neighbour = sessions.get(neighbours.id(i));
            int match = 0;
            while (!neighbour.items.contains(items.get(match))) {
                match++;
            }
            recommend(neighbour, neighbours.score(i), match, items.get(match), scores);
        }
    }

    private void addOverlaps(Visitor visitor) {
        overlaps.ensureCapacity(sessions.size());
        NewestFirst items = visitor.session.items;
        int length = Math.min(settings.length, items.size());
        for (int i = 0; i < length; i++) {
            NewestFirst holders = item(items.get(i)).sessions;
            double weight = weight(i, length);
            for (int j = 0; j < Math.min(settings.m, holders.size()); j++) {
                overlaps.add(holders.get(j), weight);
            }
        }
        overlaps.forEach((number, overlap) -> {
            Session session = sessions.get(number);
            if (session == visitor.session || (had == Had.LEFT_OUT && session.visitor == visitor)) {
                overlaps.drop(number);
            }
        });
    }

    /** The newest m sessions. */
    private TopK newest() {
        var newest = new TopK(settings.m, this::isNewer);
        // The order decides when two numbers are equal as floats.
        overlaps.forEach((session, overlap) -> newest.offer(session, (float) sessions.get(session).lastClick));
        return newest.selected();
    }

    private TopK mostSimilar(TopK newest, long asOfMillis) {
        var best = new TopK(settings.k, this::isNewer);
        for (int i = 0; i < newest.size(); i++) {
            int number = newest.id(i);
            best.offer(number, (float) (overlaps.of(number) * closeness(sessions.get(number), asOfMillis)));
        }
        return best.sorted();
    }

    private boolean isNewer(int sessionA, int sessionB) {
        return sessions.get(sessionA).lastClick > sessions.get(sessionB).lastClick;
    }

    /** Logarithm of how many sessions there are for each that holds an item. */
    double rarity(int item) {
        return logSessions - item(item).logCount;
    }

    @Override
    void learn(Behaviour click, Visitor visitor, int item) {
        visitor.items.renew(item);
        Session session = visitor.session;
        if (session == null || click.atMillis() - session.lastAtMillis > settings.gap.toMillis()) {
            session = new Session(sessions.size(), visitor);
            sessions.add(session);
            logSessions = Math.log(sessions.size());
            visitor.session = session;
        }
        session.lastAtMillis = Math.max(session.lastAtMillis, click.atMillis());
        session.lastClick = ++clicks;
        if (!session.items.renew(item)) {
            Holders holders = item(item);
            holders.sessions.add(session.number);
            holders.logCount = Math.log(holders.sessions.size());
        }
    }
}
