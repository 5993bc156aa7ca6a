package dev.eddy.training.deep;

import dev.eddy.text.TitleEncoder;
import dev.eddy.tower.NetworkFile;
import dev.eddy.tower.SafeTensors;
import dev.eddy.training.title.TitleCorpus;
import dev.eddy.training.title.TitleOptions;

/** All numbers of an encoder of titles that is trained. */
final class TitleModel {
    private static final String ROWS = "rows";
    private static final String SQUARES = "rows.squares";
    private static final String STEPS = "steps";

    private final TitleInputs inputs;
    private final TitleNetwork network;
    /** Steps of Adam. */
    private long steps;

    TitleModel(TitleCorpus corpus, TitleOptions options) {
        this.inputs = new TitleInputs(corpus.titles(), options);
        this.network = new TitleNetwork(options, corpus.classNames().size());
    }

    TitleInputs inputs() {
        return inputs;
    }

    TitleNetwork network() {
        return network;
    }

    /** Counts a step, and returns its number, from 1. */
    long nextStep() {
        return ++steps;
    }

    /** The weights of the encoder, as {@link TitleEncoder#read} reads them. */
    byte[] encoder() {
        // A model has at most as many rows as a page.
        RowTable rows = inputs.rows();
        var file = new SafeTensors()
                .note(NetworkFile.ARCHITECTURE, TitleEncoder.ARCHITECTURE)
                .put(ROWS, rows.values(0), rows.rows(), rows.dimension());
        for (Weights each : network.weights()) {
            if (!each.name().equals(TitleNetwork.CLASSES)) {
                file.put(each.name(), each.values(), each.shape());
            }
        }
        return file.bytes();
    }

    /** A copy of all that a training needs to go on. */
    SafeTensors snapshot() {
        RowTable rows = inputs.rows();
        var copy = new SafeTensors()
                .put(ROWS, rows.values(0), rows.rows(), rows.dimension())
                .put(SQUARES, rows.squares(0), rows.rows(), rows.dimension())
                .put(STEPS, new long[] {steps}, 1);
        for (Weights each : network.weights()) {
            copy.put(each.name(), each.values(), each.shape())
                    .put(each.name() + ".means", each.means(), each.shape())
                    .put(each.name() + ".squares", each.squares(), each.shape());
        }
        return copy;
    }

    /** Takes over a copy of a model of the same titles and options. */
    void restore(SafeTensors copy) {
        RowTable rows = inputs.rows();
        float[] values = copy.floats(ROWS, rows.rows(), rows.dimension());
        float[] squares = copy.floats(SQUARES, rows.rows(), rows.dimension());
        for (int row = 0; row < rows.rows(); row++) {
            rows.copy(row, values, squares, row);
        }
        steps = copy.longs(STEPS, 1)[0];
        for (Weights each : network.weights()) {
            each.restore(
                    copy.floats(each.name(), each.shape()),
                    copy.floats(each.name() + ".means", each.shape()),
                    copy.floats(each.name() + ".squares", each.shape()));
        }
    }
}
