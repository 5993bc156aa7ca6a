package dev.eddy.trial;

import static dev.eddy.trial.NaiveLists.LIMIT;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.trial.SessionKnnBaseline.Settings;
import dev.eddy.trial.VstanBaseline.Decays;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link VmisKnnReferenceTest}, by the papers' formulas. */
class VstanReferenceTest {
    private static final Settings SETTINGS = new Settings(Duration.ofMinutes(30), 4, 7, 3);
    private static final Decays DECAYS = new Decays(2, .5, 3, 1.5, .7);
    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void listsAreThoseOfTheFormulasOverAllClicks(int seed) {
        var baseline = new VstanBaseline(SETTINGS, DECAYS, Had.LEFT_OUT);
        List<Behaviour> clicks = NaiveLists.clicks(seed);
        for (int i = 0; i < clicks.size(); i++) {
            Behaviour click = clicks.get(i);
            List<Behaviour> before = clicks.subList(0, i);
            List<String> recalled = baseline.recall(click.userId(), click.atMillis(), LIMIT);
            List<String> had = NaiveLists.newestFirst(NaiveLists.of(click.userId(), before));
            NaiveLists.compare(
                    recalled, scores(click.userId(), click.atMillis(), NaiveSessions.of(before, SETTINGS)), had);
            baseline.fold(click);
        }
    }

    private static Map<String, Double> scores(String user, long asOfMillis, NaiveSessions sessions) {
        Map<String, Double> scores = new HashMap<>();
        List<String> items = sessions.itemsOf(user);
        sessions.neighbours(
                        user,
                        (place, length) -> Math.exp(-place / DECAYS.current()),
                        session -> Math.exp((session.lastAtMillis() - asOfMillis) / DAY_MILLIS / DECAYS.ageDays())
                                / Math.sqrt(session.items().size()))
                .forEach((neighbour, similarity) -> {
                    int match = NaiveSessions.match(items, neighbour);
                    List<String> theirs = neighbour.items();
                    for (int i = 0; i < theirs.size(); i++) {
                        int distance = Math.abs(i - theirs.indexOf(items.get(match)));
                        double score = similarity
                                * Math.exp(-match / DECAYS.match())
                                * Math.exp(-distance / DECAYS.neighbour())
                                * (1 + DECAYS.rarity() * sessions.rarity(theirs.get(i)));
                        scores.merge(theirs.get(i), score, Double::sum);
                    }
                });
        return scores;
    }
}
