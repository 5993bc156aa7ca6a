package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * VMIS-kNN (Kersbergen, Sprangers and Schelter, "Serenade – Low-Latency Session-Based Recommendation in e-Commerce at
 * Scale", SIGMOD 2022, sections 3 and 4). Of the newest sessions that share an item with the user's session, those that share most
 * of its later items recommend their items; rare items count more.
 *
 * <p>The paper builds its index once a day; this version is online. A session is indexed while it grows. A user's last session is
 * no neighbour of itself, nor are earlier ones when repeats are not recalled. A user without a current session is served by the
 * last one. Where users seldom click twice in a session, one session per user recalls more.
 */
final class VmisKnnBaseline extends ScoringBaseline<VmisKnnBaseline.Visitor, VmisKnnBaseline.Holders> {
    private final Settings settings;
    private final List<Session> sessions = new ArrayList<>();
    private final Scores overlaps = new Scores();
    private long clicks;

    /**
     * The paper's hyperparameters.
     *
     * @param gap time without a click after which a session ends
     * @param length number of newest items of a session that count, 1 to 9
     * @param m number of newest sessions to read, per item and in all, at least 1
     * @param k number of most similar sessions that recommend, at least 1
     */
    record Settings(Duration gap, int length, int m, int k) {
        static final Settings BEST = new Settings(Protocol.SESSION_GAP, 9, 500, 200);

        /** One session per user. */
        static final Settings UNCUT = new Settings(Duration.ofDays(36_500), 9, 500, 100);
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

    private static final class Session {
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

    VmisKnnBaseline(String name, Settings settings, Had had) {
        super(name, had, Visitor::new, Holders::new);
        this.settings = settings;
    }

    @Override
    void addScores(Visitor visitor, Scores scores) {
        addOverlaps(visitor);
        TopK neighbours = mostSimilar(newest());
        overlaps.clear();
        double logSessions = Math.log(sessions.size());
        for (int i = 0; i < neighbours.size(); i++) {
            Session neighbour = sessions.get(neighbours.id(i));
            double weight = neighbours.score(i) * matchWeight(visitor.session, neighbour);
            for (int j = 0; j < neighbour.items.size(); j++) {
                int item = neighbour.items.get(j);
                scores.add(item, weight * (logSessions - item(item).logCount));
            }
        }
    }

    /** Adds the weights of shared items: 1 for the newest of the session, down to one over their number. */
    private void addOverlaps(Visitor visitor) {
        overlaps.ensureCapacity(sessions.size());
        NewestFirst items = visitor.session.items;
        int length = Math.min(settings.length, items.size());
        for (int i = 0; i < length; i++) {
            NewestFirst holders = item(items.get(i)).sessions;
            double weight = (length - i) / (double) length;
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

    /** The newest m sessions; the paper's heap keeps the same ones. */
    private TopK newest() {
        var newest = new TopK(settings.m, this::isNewer);
        // The order decides when two numbers are equal as floats.
        overlaps.forEach((session, overlap) -> newest.offer(session, (float) sessions.get(session).lastClick));
        return newest.selected();
    }

    private TopK mostSimilar(TopK newest) {
        var best = new TopK(settings.k, this::isNewer);
        for (int i = 0; i < newest.size(); i++) {
            best.offer(newest.id(i), (float) overlaps.of(newest.id(i)));
        }
        return best.sorted();
    }

    private boolean isNewer(int sessionA, int sessionB) {
        return sessions.get(sessionA).lastClick > sessions.get(sessionB).lastClick;
    }

    /** 1 minus a tenth of the position, from 1, of the newest shared item. */
    private static double matchWeight(Session session, Session neighbour) {
        int position = 0;
        while (!neighbour.items.contains(session.items.get(position))) {
            position++;
        }
        return 1 - .1 * (position + 1);
    }

    @Override
    void learn(Behaviour click, Visitor visitor, int item) {
        visitor.items.renew(item);
        Session session = visitor.session;
        if (session == null || click.atMillis() - session.lastAtMillis > settings.gap.toMillis()) {
            session = new Session(sessions.size(), visitor);
            sessions.add(session);
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
