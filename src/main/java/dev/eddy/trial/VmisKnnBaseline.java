package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * VMIS-kNN (Kersbergen, Sprangers and Schelter, "Serenade – Low-Latency Session-Based Recommendation in e-Commerce at
 * Scale", SIGMOD 2022, sections 3 and 4). Of the newest sessions that share an item with the user's session, those that share most
 * of its later items recommend their items; rare items count more.
 *
 * <p>The paper builds its index once a day; this version is online. A session is indexed while it grows. A user's last session is
 * no neighbour of itself, nor are earlier ones when repeats are not recalled. A user without a current session is served by the
 * last one. Where users seldom click twice in a session, one session per user recalls more.
 */
final class VmisKnnBaseline implements Baseline {
    private final String name;
    private final Settings settings;
    private final Had had;
    private final ItemNumbers numbers = new ItemNumbers();
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private final ByNumber<Holders> holdersOf = new ByNumber<>(Holders::new);
    private final Scores overlaps = new Scores();
    private final Scores scores = new Scores();
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

    private static final class Visitor {
        final NewestFirst had = new NewestFirst();
        Session session;
    }

    /** The sessions that hold an item. */
    private static final class Holders {
        final NewestFirst sessions = new NewestFirst();
        /** Logarithm of the number of sessions; a recall reads it thousands of times. */
        double logCount;

        void add(Session session) {
            sessions.add(session.number);
            logCount = Math.log(sessions.size());
        }
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
        this.name = name;
        this.settings = settings;
        this.had = had;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> recall(String userId, long asOfMillis, int limit) {
        Visitor visitor = visitors.get(userId);
        if (visitor == null) {
            return List.of();
        }
        addOverlaps(visitor);
        TopK neighbours = mostSimilar(newest());
        overlaps.clear();
        scores.ensureCapacity(holdersOf.size());
        for (int i = 0; i < neighbours.size(); i++) {
            Session neighbour = sessions.get(neighbours.id(i));
            addItems(neighbour, neighbours.score(i) * matchWeight(visitor.session, neighbour));
        }
        return BestItems.take(scores, had, visitor.had, numbers, limit);
    }

    /** Adds the weights of shared items: 1 for the newest of the session, down to one over their number. */
    private void addOverlaps(Visitor visitor) {
        overlaps.ensureCapacity(sessions.size());
        NewestFirst items = visitor.session.items;
        int length = Math.min(settings.length, items.size());
        for (int i = 0; i < length; i++) {
            NewestFirst holders = holdersOf.of(items.get(i)).sessions;
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
        while (neighbour.items.indexOf(session.items.get(position)) < 0) {
            position++;
        }
        return 1 - .1 * (position + 1);
    }

    private void addItems(Session neighbour, double weight) {
        double logSessions = Math.log(sessions.size());
        for (int i = 0; i < neighbour.items.size(); i++) {
            int item = neighbour.items.get(i);
            scores.add(item, weight * (logSessions - holdersOf.of(item).logCount));
        }
    }

    @Override
    public void fold(Behaviour click) {
        int item = numbers.of(click.itemId());
        Visitor visitor = visitors.computeIfAbsent(click.userId(), id -> new Visitor());
        visitor.had.renew(item);
        Session session = visitor.session;
        if (session == null || click.atMillis() - session.lastAtMillis > settings.gap.toMillis()) {
            session = new Session(sessions.size(), visitor);
            sessions.add(session);
            visitor.session = session;
        }
        session.lastAtMillis = Math.max(session.lastAtMillis, click.atMillis());
        session.lastClick = ++clicks;
        if (!session.items.renew(item)) {
            holdersOf.of(item).add(session);
        }
    }
}
