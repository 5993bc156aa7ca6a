package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.trial.World.HOUR;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.trial.TifuKnnBaseline.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TifuKnnBaselineTest {
    private static final Settings SETTINGS = new Settings(.9, 3, .4);

    private final Baseline baseline = new TifuKnnBaseline(new Settings(.5, 1, .5), Had.RECALLED);

    @Test
    void theItemInMoreBasketsOfTheUserComesFirst() {
        baskets("ann", "milk bread", "milk");
        assertThat(recall()).containsExactly("milk", "bread");
    }

    @Test
    void severalClicksInABasketAreOne() {
        baskets("ann", "bread bread bread", "milk");
        assertThat(recall()).containsExactly("milk", "bread");
    }

    @Test
    void anOlderBasketCountsLess() {
        baskets("ann", "bread", "bread", "milk", "milk");
        assertThat(recall()).containsExactly("milk", "bread");
    }

    @Test
    void theNearestUserAddsWhatTheUserNeverHad() {
        baskets("bob", "milk eggs");
        baskets("cid", "bread beer");
        baskets("ann", "milk");
        assertThat(recall()).containsExactly("milk", "eggs");
    }

    @Test
    void otherUsersCountAsMuchAsTheyAreLetTo() {
        Baseline alone = new TifuKnnBaseline(new Settings(.5, 1, 1), Had.RECALLED);
        alone.fold(click("bob", "milk", NOON));
        alone.fold(click("bob", "eggs", NOON));
        alone.fold(click("ann", "milk", NOON));
        assertThat(alone.recall("ann", NOON, 20)).containsExactly("milk");
    }

    /** One basket an hour. */
    private void baskets(String user, String... baskets) {
        for (int i = 0; i < baskets.length; i++) {
            for (String item : baskets[i].split(" ", -1)) {
                baseline.fold(click(user, item, NOON + i * HOUR));
            }
        }
    }

    private List<String> recall() {
        return baseline.recall("ann", NOON + 10 * HOUR, 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void vectorsThatGrowWithEachClickGiveTheListsOfVectorsOfAllBaskets(int seed) {
        var online = new TifuKnnBaseline(SETTINGS, Had.RECALLED);
        List<Behaviour> clicks = NaiveLists.clicks(seed);
        for (int i = 0; i < clicks.size(); i++) {
            Behaviour click = clicks.get(i);
            NaiveLists.compare(
                    online.recall(click.userId(), click.atMillis(), NaiveLists.LIMIT),
                    scores(click.userId(), vectors(clicks.subList(0, i))),
                    List.of());
            online.fold(click);
        }
    }

    private static Map<String, Map<String, Double>> vectors(List<Behaviour> clicks) {
        Map<String, List<Set<String>>> baskets = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        for (Behaviour click : clicks) {
            List<Set<String>> own = baskets.computeIfAbsent(click.userId(), user -> new ArrayList<>());
            Long before = last.put(click.userId(), click.atMillis());
            if (before == null || click.atMillis() - before > HOUR / 2) {
                own.add(new HashSet<>());
            }
            own.get(own.size() - 1).add(click.itemId());
        }
        Map<String, Map<String, Double>> vectors = new HashMap<>();
        baskets.forEach((user, own) -> {
            Map<String, Double> vector = new HashMap<>();
            for (int i = 0; i < own.size(); i++) {
                double share = Math.pow(SETTINGS.decay(), own.size() - 1 - i) / own.size();
                own.get(i).forEach(item -> vector.merge(item, share, Double::sum));
            }
            vectors.put(user, vector);
        });
        return vectors;
    }

    private static Map<String, Double> scores(String user, Map<String, Map<String, Double>> vectors) {
        Map<String, Double> scores = new HashMap<>();
        Map<String, Double> own = vectors.remove(user);
        if (own == null) {
            return scores;
        }
        List<Map<String, Double>> nearest = vectors.values().stream()
                .filter(other -> cosine(own, other) > 0)
                .sorted(Comparator.comparingDouble(other -> -cosine(own, other)))
                .limit(SETTINGS.neighbours())
                .toList();
        own.forEach((item, share) -> scores.merge(item, SETTINGS.own() * share, Double::sum));
        nearest.forEach(other -> other.forEach(
                (item, share) -> scores.merge(item, (1 - SETTINGS.own()) * share / nearest.size(), Double::sum)));
        return scores;
    }

    private static double cosine(Map<String, Double> a, Map<String, Double> b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }

    private static double dot(Map<String, Double> a, Map<String, Double> b) {
        return a.entrySet().stream()
                .mapToDouble(each -> each.getValue() * b.getOrDefault(each.getKey(), 0.0))
                .sum();
    }
}
