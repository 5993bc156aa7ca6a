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
 * Scale", SIGMOD 2022, sections 3 and 4): of the newest sessions that share an item with the user's own, those that share
 * most of its later items recommend what they hold, the rare items first.
 *
 * <p>Online, it differs where the paper builds its index once a day: a session is indexed as it grows, so that what is new
 * is known at once; a user's own sessions are no neighbours where they hold nothing that may be recalled, and the last one
 * never is; and a user who has been away is served by the last session, as there is nothing else. Where users seldom click
 * twice in a session, taking all they ever did for one makes up for that, at some cost where they do.
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
     * @param gap a session ends when its user does nothing for longer
     * @param length of the session's items, the newest that count, 1 to 9
     * @param m newest sessions looked at, for each item and in all, at least 1
     * @param k of these, the most similar ones recommend, at least 1
     */
    record Settings(Duration gap, int length, int m, int k) {
        static final Settings BEST = new Settings(Protocol.SESSION_GAP, 9, 500, 200);

        /** All that a user ever did is one session. */
        static final Settings UNCUT = new Settings(Duration.ofDays(36_500), 9, 500, 100);
    }

    private static final class Visitor {
        final NewestFirst had = new NewestFirst();
        Session session;
    }

    /** The sessions that hold an item. */
    private static final class Holders {
        final NewestFirst sessions = new NewestFirst();
        /** Kept, as a recall asks for it thousands of times. */
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
        /** How many clicks there were, of all users, up to its last. */
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

    /** Shared items of the session, each by its position: 1 for the newest, down to one over their number. */
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

    /** The newest m of all that were found: the same as the paper's heap leaves, which throws out the oldest. */
    private TopK newest() {
        var newest = new TopK(settings.m, this::isNewer);
        // The order decides between times that are the same as floats.
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

    /** Less by a tenth for each position, from 1, of the newest item they share. */
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
