package dev.eddy.tower;

import java.util.Map;
import java.util.function.Function;

/** A network that computes the vector of a user in a space. Immutable. */
public interface UserTower {
    /** Dimension of the vectors of items and users. */
    int dimension();

    /** Number of a user's last clicks that count. */
    int clicks();

    /** Weights of {@link Popularity} in the score of an item, against 1 of the cosine; null where it does not count. */
    float[] popularity();

    /** The unit vector of a user with at least one click; null where the network gives zero. */
    float[] vector(ClickSequence clicks);

    /** Reads the weights of a network. Others than a tower's are an {@link IllegalArgumentException}. */
    static UserTower read(byte[] safetensors) {
        Map<String, Function<SafeTensors, UserTower>> known = Map.of(
                MlpTower.NAME, MlpTower::new, GruTower.NAME, GruTower::new, AttentionTower.NAME, AttentionTower::new);
        SafeTensors weights = SafeTensors.read(safetensors);
        String name = NetworkFile.architecture(weights);
        Function<SafeTensors, UserTower> tower = known.get(name);
        if (tower == null) {
            throw new IllegalArgumentException("the architecture of the user tower is " + name + ", known are "
                    + known.keySet().stream().sorted().toList());
        }
        return tower.apply(weights);
    }

    /** The array {@code popularity}; null without it. */
    static float[] popularity(SafeTensors file) {
        return file.has("popularity") ? NetworkFile.weights(file, "popularity", Popularity.WEIGHTS) : null;
    }
}
