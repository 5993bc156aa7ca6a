package dev.eddy.tower;

import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** A network that computes the vector of a user in a space. Immutable. */
public interface UserTower {
    /** Name of the note in the file that says which network it is. */
    String ARCHITECTURE = "architecture";

    /** Most inputs or outputs of a layer. */
    int MOST = 1 << 16;

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
        Map<String, Function<SafeTensors, UserTower>> known =
                Map.of(MlpTower.NAME, MlpTower::new, GruTower.NAME, GruTower::new);
        SafeTensors weights = SafeTensors.read(safetensors);
        String name = String.valueOf(weights.note(ARCHITECTURE));
        Function<SafeTensors, UserTower> tower = known.get(name);
        if (tower == null) {
            throw new IllegalArgumentException("the architecture of the user tower is " + name + ", known are "
                    + known.keySet().stream().sorted().toList());
        }
        return tower.apply(weights);
    }

    /** The array {@code popularity}; null without it. */
    static float[] popularity(SafeTensors file) {
        return file.has("popularity") ? weights(file, "popularity", Popularity.WEIGHTS) : null;
    }

    /** Length of an array of one dimension. */
    static int length(SafeTensors file, String name) {
        long[] shape = file.shape(name);
        if (shape.length != 1 || shape[0] < 1 || shape[0] > MOST) {
            throw new IllegalArgumentException("the array " + name + " has the shape " + Arrays.toString(shape)
                    + " and not one dimension of 1 to " + MOST);
        }
        return (int) shape[0];
    }

    /** Weights of a network, all finite numbers. */
    static float[] weights(SafeTensors file, String name, long... shape) {
        float[] weights = file.floats(name, shape);
        if (!Vectors.isFinite(weights)) {
            throw new IllegalArgumentException("the array " + name + " has a number that is not finite");
        }
        return weights;
    }
}
