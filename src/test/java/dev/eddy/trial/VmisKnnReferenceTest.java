package dev.eddy.trial;

import static dev.eddy.trial.NaiveLists.LIMIT;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.trial.SessionKnnBaseline.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index that grows with every click gives the lists of sessions that are cut anew from all clicks. */
class VmisKnnReferenceTest {
    /** Few of everything, so that each bound cuts something off. */
    private static final Settings SETTINGS = new Settings(Duration.ofMinutes(30), 4, 7, 3);

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
            NaiveLists.compare(recalled, scores(user, NaiveSessions.of(before, SETTINGS)), had);
            baseline.fold(clicks.get(i));
        }
    }

    private static Map<String, Double> scores(String user, NaiveSessions sessions) {
        Map<String, Double> scores = new HashMap<>();
        List<String> items = sessions.itemsOf(user);
        sessions.neighbours(user, (place, length) -> (length - place) / (double) length, session -> 1)
                .forEach((neighbour, overlap) -> {
                    int position = NaiveSessions.match(items, neighbour) + 1;
                    for (String item : neighbour.items()) {
                        scores.merge(item, overlap * (1 - .1 * position) * sessions.rarity(item), Double::sum);
                    }
                });
        return scores;
    }
}
