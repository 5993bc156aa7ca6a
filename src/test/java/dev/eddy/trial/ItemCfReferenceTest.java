package dev.eddy.trial;

import static dev.eddy.trial.NaiveLists.LIMIT;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.trial.ItemCfBaseline.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting click by click comes to the formula of the paper over all clicks. */
class ItemCfReferenceTest {
    /** Pairs all items of a user, however far apart, as the formula does. */
    private static final Settings SETTINGS = new Settings(5, .8, 1_000, 1, 2);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void listsAreThoseOfTheFormulaOverAllClicks(int seed) {
        var baseline = new ItemCfBaseline(Behaviours.WEIGHTS, SETTINGS, Had.LEFT_OUT);
        List<Behaviour> clicks = NaiveLists.clicks(seed);
        for (int i = 0; i < clicks.size(); i++) {
            List<Behaviour> before = clicks.subList(0, i);
            String user = clicks.get(i).userId();
            List<String> had = NaiveLists.newestFirst(NaiveLists.of(user, before));
            List<String> recalled = baseline.recall(user, clicks.get(i).atMillis(), LIMIT);
            NaiveLists.compare(recalled, scores(user, had, before), had);
            baseline.fold(clicks.get(i));
        }
    }

    private static Map<String, Double> scores(String user, List<String> had, List<Behaviour> clicks) {
        Map<String, Map<String, Double>> ratings = new HashMap<>();
        Set<String> items = new HashSet<>();
        for (Behaviour click : clicks) {
            items.add(click.itemId());
            ratings.computeIfAbsent(click.userId(), id -> new HashMap<>())
                    .merge(click.itemId(), Behaviours.WEIGHTS.of(click.type()), Math::max);
        }
        Map<String, Double> scores = new HashMap<>();
        for (int i = 0; i < Math.min(SETTINGS.recents(), had.size()); i++) {
            double weight =
                    Math.pow(SETTINGS.recentsFade(), i) * ratings.get(user).get(had.get(i));
            for (String other : items) {
                scores.merge(other, weight * similarity(had.get(i), other, ratings), Double::sum);
            }
        }
        return scores;
    }

    private static double similarity(String a, String b, Map<String, Map<String, Double>> ratings) {
        double shared = 0;
        double sumA = 0;
        double sumB = 0;
        for (Map<String, Double> user : ratings.values()) {
            double ratingA = user.getOrDefault(a, 0.0);
            double ratingB = user.getOrDefault(b, 0.0);
            shared += Math.min(ratingA, ratingB);
            sumA += ratingA;
            sumB += ratingB;
        }
        return shared / (Math.sqrt(sumA) * Math.sqrt(sumB) + SETTINGS.shrink());
    }
}
