package dev.eddy.tower;

import dev.eddy.vector.Activations;
import dev.eddy.vector.Vectors;

/**
 * A gated recurrent unit over the clicks, oldest first, and a linear layer.
 *
 * <p>Cho et al.: Learning Phrase Representations using RNN Encoder-Decoder, EMNLP 2014, section 2.3; on sessions of clicks
 * Hidasi et al.: Session-based Recommendations with Recurrent Neural Networks, ICLR 2016. The gates are those of PyTorch.
 */
final class GruTower implements UserTower {
    static final String NAME = "gru";

    private final int dimension;
    private final float[] popularity;
    private final int clicks;
    private final int units;
    /** The gates reset, update and new, one after the other, of the input and of the state. */
    private final Layer ofInput;

    private final Layer ofState;
    private final Layer output;

    GruTower(SafeTensors file) {
        this.dimension = NetworkFile.length(file, "output.bias");
        this.popularity = UserTower.popularity(file);
        this.clicks = clicks(file);
        this.units = units(NetworkFile.length(file, "state.bias"));
        this.ofInput = new Layer(file, "input", dimension, 3 * units);
        this.ofState = new Layer(file, "state", units, 3 * units);
        this.output = new Layer(file, "output", units, dimension);
    }

    private static int units(int numbers) {
        if (numbers % 3 != 0) {
            throw new IllegalArgumentException(
                    "the array state.bias has " + numbers + " numbers, which are not three gates");
        }
        return numbers / 3;
    }

    private static int clicks(SafeTensors file) {
        String clicks = file.note("clicks");
        if (clicks == null || !clicks.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("the note clicks of the user tower is " + clicks + " and not 1 to 9999");
        }
        return Integer.parseInt(clicks);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int clicks() {
        return clicks;
    }

    @Override
    public float[] popularity() {
        return popularity;
    }

    @Override
    public float[] vector(ClickSequence sequence) {
        float[] state = new float[units];
        float[] input = new float[3 * units];
        float[] before = new float[3 * units];
        for (int click = sequence.size() - 1; click >= 0; click--) {
            ofInput.apply(sequence.inputs().get(click), input);
            ofState.apply(state, before);
            for (int i = 0; i < units; i++) {
                float reset = Activations.sigmoid(input[i] + before[i]);
                float update = Activations.sigmoid(input[units + i] + before[units + i]);
                float news = Activations.tanh(input[2 * units + i] + reset * before[2 * units + i]);
                state[i] = (1 - update) * news + update * state[i];
            }
        }
        return Vectors.unit(output.apply(state));
    }
}
