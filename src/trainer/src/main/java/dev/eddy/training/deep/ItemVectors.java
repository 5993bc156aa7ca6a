package dev.eddy.training.deep;

import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.vector.Vectors;
import java.util.Arrays;

/**
 * Item vectors as sums of words: the row of the item's own word and the mean of the rows of its other words. Own words are the
 * first rows of the table, by item; the shared words follow.
 */
final class ItemVectors {
    private static final double DEVIATION_OF_ITEMS = .05;
    private static final double DEVIATION_OF_WORDS = .1;

    private final TowerCorpus corpus;
    private final RowTable rows;
    /** Place in the gradients of each word that the step has met; only valid where {@link #steps} has the step's number. */
    private final int[] slots;

    private final int[] steps;
    private int step;
    private float[] gradients = new float[0];
    private int[] moved = new int[64];

    ItemVectors(TowerCorpus corpus, int dimension, long seed) {
        this.corpus = corpus;
        int items = corpus.items().size();
        int words = corpus.words().size();
        this.rows = new RowTable(Math.addExact(items, words), dimension);
        this.slots = new int[words];
        this.steps = new int[words];
        for (int item = 0; item < items; item++) {
            rows.begin(item, corpus.items().get(item), seed, DEVIATION_OF_ITEMS);
        }
        for (int word = 0; word < words; word++) {
            rows.begin(items + word, corpus.words().get(word), seed, DEVIATION_OF_WORDS);
        }
    }

    RowTable rows() {
        return rows;
    }

    private int dimension() {
        return rows.dimension();
    }

    private int row(int place) {
        return corpus.items().size() + corpus.word(place);
    }

    /** Writes the sums of some items, not of length one, one after the other. */
    void sums(int[] items, int size, float[] sums) {
        Arrays.fill(sums, 0, size * dimension(), 0);
        for (int i = 0; i < size; i++) {
            int from = corpus.wordStart(items[i]);
            int to = corpus.wordStart(items[i] + 1);
            rows.addTo(sums, i * dimension(), 1, items[i]);
            for (int place = from; place < to; place++) {
                rows.addTo(sums, i * dimension(), 1f / (to - from), row(place));
            }
        }
    }

    /** Moves the rows of some items, each at most once among them, against the gradients of their sums. */
    void move(int[] items, int size, float[] ofSums, float rate) {
        step++;
        int words = 0;
        for (int i = 0; i < size; i++) {
            rows.move(items[i], ofSums, i * dimension(), rate);
            int from = corpus.wordStart(items[i]);
            int to = corpus.wordStart(items[i] + 1);
            for (int place = from; place < to; place++) {
                int word = corpus.word(place);
                if (steps[word] != step) {
                    steps[word] = step;
                    slots[word] = words;
                    begin(words++, word);
                }
                add(slots[word], ofSums, i, 1f / (to - from));
            }
        }
        for (int slot = 0; slot < words; slot++) {
            rows.move(corpus.items().size() + moved[slot], gradients, slot * dimension(), rate);
        }
    }

    private void begin(int slot, int word) {
        if (slot == moved.length) {
            moved = Arrays.copyOf(moved, 2 * slot);
        }
        if (gradients.length < moved.length * dimension()) {
            gradients = Arrays.copyOf(gradients, moved.length * dimension());
        }
        moved[slot] = word;
        Arrays.fill(gradients, slot * dimension(), (slot + 1) * dimension(), 0);
    }

    private void add(int slot, float[] ofSums, int i, float factor) {
        int to = slot * dimension();
        int from = i * dimension();
        for (int d = 0; d < dimension(); d++) {
            gradients[to + d] += factor * ofSums[from + d];
        }
    }

    /** Whether a training has moved at least one of the item's words. */
    boolean isTrained(int item) {
        for (int place = corpus.wordStart(item); place < corpus.wordStart(item + 1); place++) {
            if (rows.isTrained(row(place))) {
                return true;
            }
        }
        return rows.isTrained(item);
    }

    /**
     * The unit vector of an item. Words that were never trained do not count, as their vectors are random, unless the item has
     * no other words.
     */
    float[] unit(int item) {
        float[] sum = new float[dimension()];
        int trained = 0;
        for (int place = corpus.wordStart(item); place < corpus.wordStart(item + 1); place++) {
            if (rows.isTrained(row(place))) {
                rows.addTo(sum, 0, 1, row(place));
                trained++;
            }
        }
        for (int d = 0; d < sum.length; d++) {
            sum[d] /= Math.max(1, trained);
        }
        if (trained == 0 || rows.isTrained(item)) {
            rows.addTo(sum, 0, 1, item);
        }
        return Vectors.unit(sum);
    }
}
