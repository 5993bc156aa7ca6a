package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.item.ItemVector;
import dev.eddy.recall.items.Scores;
import dev.eddy.tower.Popularity;
import dev.eddy.tower.UserTower;
import dev.eddy.user.Interaction;
import dev.eddy.user.LastClicks;
import dev.eddy.vector.Exp2;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import dev.eddy.vector.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network over a user's last clicks, trained anew during the trial. Of all clicked items it recalls those whose vectors are nearest to
 * the network's, by the cosine and what the network adds for {@link Popularity}. With a recurrent network it is like GRU4Rec (Hidasi and
 * Karatzoglou, "Recurrent neural networks with top-k gains for session-based recommendations", CIKM 2018), with attention like SASRec
 * (Kang and McAuley, "Self-attentive sequential recommendation", ICDM 2018), of one block and one head.
 */
final class NeuralBaseline extends ScoringBaseline<NeuralBaseline.Clicker, NeuralBaseline.Clicked> {
    private static final double RECENT_MILLIS = HalfLives.millis(Popularity.RECENT);
    private static final double LASTING_MILLIS = HalfLives.millis(Popularity.LASTING);

    private final VectorTraining training;
    /** By item id, also of items that nobody has clicked yet. */
    private Map<String, ItemVector> vectors = Map.of();
    /** Null before the first training. */
    private UserTower tower;

    static final class Clicker extends ScoringBaseline.User {
        /** The last click on each item, by the item's number. */
        private final Map<Integer, Interaction> last = new HashMap<>();

        /** Newest first. */
        private List<Interaction> history() {
            return IntStream.range(0, items.size())
                    .mapToObj(place -> last.get(items.get(place)))
                    .toList();
        }
    }

    static final class Clicked {
        private String id;
        /** Null for an item without. */
        private ItemVector vector;

        private double recent = Heat.NONE;
        private double lasting = Heat.NONE;
    }

    NeuralBaseline(String name, VectorTraining training, Had had) {
        super(name, had, Clicker::new, Clicked::new);
        this.training = training;
    }

    @Override
    void addScores(Clicker user, long asOfMillis, Scores scores) {
        float[] direction = direction(user);
        for (int i = 0; direction != null && i < itemCount(); i++) {
            Clicked item = item(i);
            if (item.vector != null) {
                float cosine = Vectors.product(direction, item.vector.vector());
                // Scores are positive.
                scores.add(i, Exp2.of(cosine + popularity(item, asOfMillis)));
            }
        }
    }

    private float popularity(Clicked item, long asOfMillis) {
        float[] weights = tower.popularity();
        return weights == null
                ? 0
                : Popularity.score(
                        weights,
                        Heat.at(item.recent, asOfMillis, RECENT_MILLIS),
                        Heat.at(item.lasting, asOfMillis, LASTING_MILLIS));
    }

    /** The network's vector of a user; null without a network, or without a click on an item with a vector. */
    private float[] direction(Clicker user) {
        return tower == null
                ? null
                : LastClicks.vector(user.history(), tower, place -> {
                    ItemVector vector = item(user.items.get(place)).vector;
                    return vector == null ? null : vector.input();
                });
    }

    @Override
    public void fold(Behaviour click) {
        use(training.trainIfDue(click.atMillis()));
        training.add(click.userId(), click.itemId(), click.atMillis());
        super.fold(click);
    }

    private void use(SpaceVectors trained) {
        if (trained.tower() != null) {
            tower = UserTower.read(trained.tower());
            vectors = trained.items().stream().collect(Collectors.toMap(ItemVector::itemId, Function.identity()));
            for (int i = 0; i < itemCount(); i++) {
                item(i).vector = vectors.get(item(i).id);
            }
        }
    }

    @Override
    void learn(Behaviour click, Clicker user, int item) {
        Clicked clicked = item(item);
        if (clicked.id == null) {
            clicked.id = click.itemId();
            clicked.vector = vectors.get(clicked.id);
        }
        clicked.recent = Heat.plus(clicked.recent, Heat.of(1, click.atMillis(), RECENT_MILLIS));
        clicked.lasting = Heat.plus(clicked.lasting, Heat.of(1, click.atMillis(), LASTING_MILLIS));
        user.items.renew(item);
        user.last.put(item, new Interaction(click.itemId(), click.atMillis(), 0, 1));
    }
}
