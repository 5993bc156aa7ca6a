package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.item.ItemVector;
import dev.eddy.tower.ClickSequence;
import dev.eddy.tower.Popularity;
import dev.eddy.tower.Towers;
import dev.eddy.tower.UserTower;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeuralBaselineTest {
    private static final int DIMENSION = 4;

    /** Is done when the clicks come to a number. */
    private static final class Training implements VectorTraining {
        final List<String> seen = new ArrayList<>();
        private final int dueAt;
        private final SpaceVectors trained;

        Training(int dueAt, SpaceVectors trained) {
            this.dueAt = dueAt;
            this.trained = trained;
        }

        @Override
        public SpaceVectors trainIfDue(long nowMillis) {
            return seen.size() == dueAt ? trained : SpaceVectors.NONE;
        }

        @Override
        public void add(String userId, String itemId, long atMillis) {
            seen.add(userId + " " + itemId);
        }
    }

    /** Items around a quarter of a circle; the network's vector of a user is that of the newest item. */
    private static SpaceVectors quarter(float popularity) {
        return new SpaceVectors(
                List.of(at("a", 0), at("b", .3), at("c", .7), at("d", 1.5)), Towers.newestClick(2, popularity));
    }

    private static ItemVector at(String item, double angle) {
        float[] vector = {(float) Math.cos(angle), (float) Math.sin(angle)};
        return new ItemVector("towers", item, vector, vector);
    }

    @Test
    void nothingIsRecalledBeforeTheFirstTraining() {
        var baseline = neural(new Training(4, quarter(0)), Had.LEFT_OUT);
        clicks(baseline, "bob", "a", "b", "c", "d");
        clicks(baseline, "ann", "a");
        assertThat(recall(baseline)).containsExactly("b", "c", "d");
        var untrained = neural(new Training(9, quarter(0)), Had.LEFT_OUT);
        clicks(untrained, "bob", "a", "b", "c", "d");
        clicks(untrained, "ann", "a");
        assertThat(recall(untrained)).isEmpty();
    }

    @Test
    void theTrainingKnowsTheClicksBeforeOnly() {
        var training = new Training(1, quarter(0));
        clicks(neural(training, Had.LEFT_OUT), "bob", "a", "b");
        assertThat(training.seen).containsExactly("bob a", "bob b");
        assertThat(recall(neural(new Training(0, quarter(0)), Had.LEFT_OUT))).isEmpty();
    }

    @Test
    void theItemNearestToTheNetworksVectorOfTheUserComesFirst() {
        var baseline = neural(new Training(0, quarter(0)), Had.LEFT_OUT);
        clicks(baseline, "bob", "a", "b", "c", "d");
        clicks(baseline, "ann", "a", "d");
        assertThat(recall(baseline)).containsExactly("c", "b");
    }

    @Test
    void whereRepeatsAreScoredWhatTheUserHadIsRecalledToo() {
        var baseline = neural(new Training(0, quarter(0)), Had.RECALLED);
        clicks(baseline, "bob", "c");
        clicks(baseline, "ann", "a");
        assertThat(recall(baseline)).containsExactly("a", "c");
    }

    @Test
    void anItemIsRecalledFromItsFirstClickOnIfItHasAVector() {
        var baseline = neural(new Training(1, quarter(0)), Had.LEFT_OUT);
        clicks(baseline, "ann", "a");
        assertThat(recall(baseline)).isEmpty();
        clicks(baseline, "bob", "b", "without");
        assertThat(recall(baseline)).containsExactly("b");
    }

    @Test
    void popularityCountsAsTheNetworkSays() {
        var baseline = neural(new Training(0, quarter(.5f)), Had.LEFT_OUT);
        clicks(baseline, "bob", "b", "d");
        for (int i = 0; i < 20; i++) {
            clicks(baseline, "user-" + i, "d");
        }
        clicks(baseline, "ann", "a");
        assertThat(recall(baseline)).containsExactly("d", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void listsAreThoseOfTheNetworkOverAllClicks(int seed) {
        var random = new Random(seed);
        Map<String, ItemVector> vectors = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            vectors.put("item-" + i, new ItemVector("towers", "item-" + i, unit(random), unit(random)));
        }
        byte[] weights = Towers.random(DIMENSION, seed);
        var baseline = neural(new Training(20, new SpaceVectors(List.copyOf(vectors.values()), weights)), Had.LEFT_OUT);
        List<Behaviour> clicks = NaiveLists.clicks(seed);
        for (int i = 0; i < clicks.size(); i++) {
            Behaviour click = clicks.get(i);
            if (i > 20) {
                List<Behaviour> before = clicks.subList(0, i);
                List<Behaviour> own = NaiveLists.of(click.userId(), before);
                NaiveLists.compare(
                        baseline.recall(click.userId(), click.atMillis(), NaiveLists.LIMIT),
                        scores(own, click.atMillis(), before, vectors, UserTower.read(weights)),
                        NaiveLists.newestFirst(own));
            }
            baseline.fold(click);
        }
    }

    private static Map<String, Double> scores(
            List<Behaviour> own, long asOf, List<Behaviour> all, Map<String, ItemVector> vectors, UserTower tower) {
        List<String> had = NaiveLists.newestFirst(own);
        List<String> read =
                had.stream().filter(vectors::containsKey).limit(tower.clicks()).toList();
        Map<String, Double> scores = new HashMap<>();
        if (read.isEmpty()) {
            return scores;
        }
        float[] direction = tower.vector(new ClickSequence(
                read.stream().map(item -> vectors.get(item).input()).toList(),
                read.stream().mapToLong(item -> lastClick(item, own)).toArray(),
                had.size()));
        for (String item : NaiveLists.newestFirst(all)) {
            if (vectors.containsKey(item)) {
                double score = Vectors.dot(direction, vectors.get(item).vector());
                if (tower.popularity() != null) {
                    score += Popularity.score(
                            tower.popularity(),
                            decayed(item, all, asOf, Popularity.RECENT),
                            decayed(item, all, asOf, Popularity.LASTING));
                }
                scores.put(item, Math.pow(2, score));
            }
        }
        return scores;
    }

    private static long lastClick(String item, List<Behaviour> clicks) {
        return clicks.stream()
                .filter(click -> click.itemId().equals(item))
                .mapToLong(Behaviour::atMillis)
                .max()
                .orElseThrow();
    }

    private static double decayed(String item, List<Behaviour> clicks, long asOf, int halfLife) {
        return clicks.stream()
                .filter(click -> click.itemId().equals(item))
                .mapToDouble(click -> Math.pow(2, (click.atMillis() - asOf) / HalfLives.millis(halfLife)))
                .sum();
    }

    private static float[] unit(Random random) {
        return Vectors.unit(random.doubles(DIMENSION, -1, 1).toArray());
    }

    private static Baseline neural(VectorTraining training, Had had) {
        return new NeuralBaseline("neural-mlp", training, had);
    }

    private static void clicks(Baseline baseline, String user, String... items) {
        for (String item : items) {
            baseline.fold(click(user, item, NOON));
        }
    }

    private static List<String> recall(Baseline baseline) {
        return baseline.recall("ann", NOON, 20);
    }
}
