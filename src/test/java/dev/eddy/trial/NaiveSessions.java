package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.trial.SessionKnnBaseline.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** Test vocabulary: sessions that are cut anew from all clicks, and the neighbours of a user's last one. */
record NaiveSessions(List<Session> sessions, Settings settings) {

    /** Clicks with their places in the stream. */
    record Session(String user, Map<Integer, Behaviour> clicks) {
        /** Newest first. */
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

        long lastAtMillis() {
            return clicks.get(lastClick()).atMillis();
        }

        boolean holds(String item) {
            return firstClickOn(item) >= 0;
        }
    }

    static NaiveSessions of(List<Behaviour> clicks, Settings settings) {
        List<Session> sessions = new ArrayList<>();
        Map<String, Session> current = new HashMap<>();
        for (int i = 0; i < clicks.size(); i++) {
            Behaviour click = clicks.get(i);
            Session session = current.get(click.userId());
            boolean isOver = session != null
                    && click.atMillis() - session.lastAtMillis()
                            > settings.gap().toMillis();
            if (session == null || isOver) {
                session = new Session(click.userId(), new LinkedHashMap<>());
                sessions.add(session);
                current.put(click.userId(), session);
            }
            session.clicks.put(i, click);
        }
        return new NaiveSessions(sessions, settings);
    }

    /** The newest items of the user's last session, newest first. */
    List<String> itemsOf(String user) {
        return sessions.stream()
                .filter(session -> session.user.equals(user))
                .max(Comparator.comparingInt(Session::lastClick))
                .map(own -> own.items().stream().limit(settings.length()).toList())
                .orElse(List.of());
    }

    /** The most similar sessions of other users. */
    Map<Session, Float> neighbours(
            String user, ToDoubleBiFunction<Integer, Integer> weight, ToDoubleFunction<Session> closeness) {
        List<String> items = itemsOf(user);
        Map<Session, Double> overlaps = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i);
            double ofItem = weight.applyAsDouble(i, items.size());
            sessions.stream()
                    .filter(session -> session.holds(item))
                    .sorted(Comparator.comparingInt((Session session) -> -session.firstClickOn(item)))
                    .limit(settings.m())
                    .filter(session -> !session.user.equals(user))
                    .forEach(session -> overlaps.merge(session, ofItem, Double::sum));
        }
        // As coarse as the baseline's, so that the same sessions are tied.
        Map<Session, Float> similarities = new HashMap<>();
        overlaps.forEach(
                (session, overlap) -> similarities.put(session, (float) (overlap * closeness.applyAsDouble(session))));
        Map<Session, Float> neighbours = new LinkedHashMap<>();
        similarities.keySet().stream()
                .sorted(Comparator.comparingInt(Session::lastClick).reversed())
                .limit(settings.m())
                .sorted(Comparator.comparing(similarities::get, Comparator.reverseOrder()))
                .limit(settings.k())
                .forEach(session -> neighbours.put(session, similarities.get(session)));
        return neighbours;
    }

    /** Place of the newest shared item in a list, 0 for the newest. */
    static int match(List<String> items, Session neighbour) {
        int place = 0;
        while (!neighbour.holds(items.get(place))) {
            place++;
        }
        return place;
    }

    /** Logarithm of how many sessions there are for each that holds an item. */
    double rarity(String item) {
        double holders =
                sessions.stream().filter(session -> session.holds(item)).count();
        return Math.log(sessions.size() / holders);
    }
}
