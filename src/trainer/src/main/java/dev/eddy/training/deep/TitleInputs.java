package dev.eddy.training.deep;

import dev.eddy.text.TitleEncoder;
import dev.eddy.text.TitleTokens;
import dev.eddy.training.title.TitleOptions;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The vectors of the features of tokens, and the sums of them that the network reads. They begin at 0, so a feature that was
 * never seen adds nothing.
 */
final class TitleInputs {
    private static final int LEAST_ROWS = 1 << 10;

    private final TitleOptions options;
    private final RowTable rows;
    private final DistinctItems distinct;
    private float[] gradients = new float[0];

    TitleInputs(List<String> titles, TitleOptions options) {
        this.options = options;
        this.rows = new RowTable(rows(titles, options.mostRows()), options.inputs());
        this.distinct = new DistinctItems(rows.rows(), rows.rows());
    }

    /** A power of two that gives most features of the titles a row of their own, or else the most rows. */
    private static int rows(List<String> titles, int most) {
        Set<Integer> used = new HashSet<>();
        for (String title : titles) {
            for (int[] token : TitleTokens.of(title, most)) {
                Arrays.stream(token).forEach(used::add);
            }
            if (used.size() > most / 2) {
                return most;
            }
        }
        return Math.min(most, Math.max(LEAST_ROWS, Integer.highestOneBit(Math.max(1, used.size())) << 1));
    }

    RowTable rows() {
        return rows;
    }

    /**
     * Fills a batch with titles.
     *
     * @param random leaves out features and inputs; null to leave out none
     */
    void fill(TitleBatch batch, List<String> titles, SplitMix64 random) {
        List<List<int[]>> tokens =
                titles.stream().map(title -> TitleTokens.of(title, rows.rows())).toList();
        int length = tokens.stream().mapToInt(List::size).max().orElse(1);
        batch.clear(titles.size(), length, rows.dimension());
        distinct.clear();
        for (int i = 0; i < tokens.size(); i++) {
            List<int[]> title = tokens.get(i);
            for (int at = 0; at < title.size(); at++) {
                int place = i * length + at;
                batch.means[place] = 1f / title.size();
                batch.padding[place] = 0;
                add(batch, title.get(at), place, random);
            }
            if (random != null) {
                drop(batch.kept, i, random);
            }
        }
    }

    private void add(TitleBatch batch, int[] features, int place, SplitMix64 random) {
        float weight = TitleEncoder.weight(features.length);
        for (int row : features) {
            if (random == null || random.nextDouble() >= options.featureDropout()) {
                batch.add(distinct.of(row), place, weight);
                rows.addTo(batch.inputs, place * rows.dimension(), weight, row);
            }
        }
    }

    /** The same inputs of all tokens of a title are left out (Gal, Ghahramani, NIPS 2016). */
    private void drop(float[] kept, int title, SplitMix64 random) {
        float factor = (float) (1 / (1 - options.dropout()));
        int from = title * rows.dimension();
        for (int d = 0; d < rows.dimension(); d++) {
            kept[from + d] = random.nextDouble() < options.dropout() ? 0 : factor;
        }
    }

    /** Moves the rows of the batch that was filled last, against the gradients of its inputs. */
    void move(TitleBatch batch, float[] ofInputs, float rate) {
        int dimension = rows.dimension();
        int needed = distinct.size() * dimension;
        gradients = gradients.length < needed ? new float[needed + needed / 4] : gradients;
        Arrays.fill(gradients, 0, needed, 0);
        for (int i = 0; i < batch.features; i++) {
            int to = batch.slots[i] * dimension;
            int from = batch.places[i] * dimension;
            float weight = batch.weights[i];
            for (int d = 0; d < dimension; d++) {
                gradients[to + d] += weight * ofInputs[from + d];
            }
        }
        for (int slot = 0; slot < distinct.size(); slot++) {
            rows.move(distinct.items()[slot], gradients, slot * dimension, rate);
        }
    }
}
