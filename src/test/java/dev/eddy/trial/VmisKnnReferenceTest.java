package dev.eddy.trial;

import static dev.eddy.trial.NaiveLists.LIMIT;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.trial.SessionKnnBaseline.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index that grows with every click gives the lists of sessions that are cut anew from all clicks. */
class VmisKnnReferenceTest {
    /** Few of everything, so that each bound cuts something off. */
    private static final Settings SETTINGS = new Settings(Duration.ofMinutes(30), 4, 7, 3);

    /** Clicks with their places in the stream. */
    private record Session(String user, Map<Integer, Behaviour> clicks) {
        List<String> items() {
            return NaiveLists.newestFirst(List.copyOf(clicks.values()));
        }

        int firstClickOn(String item) {
            return clicks.entrySet().stream()
                    .filter(click -> click.getValue().itemId().equals(item))
                    .mapToInt(Map.Entry::getKey)
                    .min()
                    .orElse(-1);
        }

        int lastClick() {
            return clicks.keySet().stream().mapToInt(place -> place).max().orElseThrow();
        }

        boolean holds(String item) {
            return firstClickOn(item) >= 0;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void listsAreThoseOfSessionsCutFromAllClicks(int seed) {
        var baseline = new VmisKnnBaseline("vmis-knn", SETTINGS, Had.LEFT_OUT);
        List<Behaviour> clicks = NaiveLists.clicks(seed);
        for (int i = 0; i < clicks.size(); i++) {
            List<Behaviour> before = clicks.subList(0, i);
            String user = clicks.get(i).userId();
            List<String> recalled = baseline.recall(user, clicks.get(i).atMillis(), LIMIT);
            List<String> had = NaiveLists.newestFirst(NaiveLists.of(user, before));
            NaiveLists.compare(recalled, scores(user, sessions(before)), had);
            baseline.fold(clicks.get(i));
        }
    }

    private static List<Session> sessions(List<Behaviour> clicks) {
        List<Session> sessions = new ArrayList<>();
        Map<String, Session> current = new HashMap<>();
        for (int i = 0; i < clicks.size(); i++) {
            Behaviour click = clicks.get(i);
            Session session = current.get(click.userId());
            boolean isOver = session != null
                    && click.atMillis() - clicks.get(session.lastClick()).atMillis()
                            > SETTINGS.gap().toMillis();
            if (session == null || isOver) {
                session = new Session(click.userId(), new LinkedHashMap<>());
                sessions.add(session);
                current.put(click.userId(), session);
            }
            session.clicks.put(i, click);
        }
        return sessions;
    }

    private static Map<String, Double> scores(String user, List<Session> sessions) {
        Map<String, Double> scores = new HashMap<>();
        Session own = sessions.stream()
                .filter(session -> session.user.equals(user))
                .max(Comparator.comparingInt(Session::lastClick))
                .orElse(null);
        if (own == null) {
            return scores;
        }
        List<String> items = own.items().stream().limit(SETTINGS.length()).toList();
        Map<Session, Float> overlaps = overlaps(user, items, sessions);
        List<Session> neighbours = overlaps.keySet().stream()
                .sorted(Comparator.comparingInt(Session::lastClick).reversed())
                .limit(SETTINGS.m())
                .sorted(Comparator.comparing(overlaps::get, Comparator.reverseOrder()))
                .limit(SETTINGS.k())
                .toList();
        for (Session neighbour : neighbours) {
            int position = 0;
            while (!neighbour.holds(items.get(position))) {
                position++;
            }
            for (String item : neighbour.items()) {
                double holders = sessions.stream().filter(s -> s.holds(item)).count();
                double weight = overlaps.get(neighbour) * (1 - .1 * (position + 1));
                scores.merge(item, weight * Math.log(sessions.size() / holders), Double::sum);
            }
        }
        return scores;
    }

    private static Map<Session, Float> overlaps(String user, List<String> items, List<Session> sessions) {
        Map<Session, Double> overlaps = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i);
            double weight = (items.size() - i) / (double) items.size();
            sessions.stream()
                    .filter(session -> session.holds(item))
                    .sorted(Comparator.comparingInt((Session session) -> -session.firstClickOn(item)))
                    .limit(SETTINGS.m())
                    .filter(session -> !session.user.equals(user))
                    .forEach(session -> overlaps.merge(session, weight, Double::sum));
        }
        // As coarse as the baseline's, so that the same sessions are tied.
        Map<Session, Float> rounded = new LinkedHashMap<>();
        overlaps.forEach((session, overlap) -> rounded.put(session, overlap.floatValue()));
        return rounded;
    }
}
