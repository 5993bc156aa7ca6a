package dev.eddy.training.deep;

import dev.eddy.tower.ClickSequence;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes batches. The clicked items of the other examples are the negatives of an example, with the logarithm of their
 * frequency taken off their scores (Yi et al.: Sampling-Bias-Corrected Neural Modeling for Large Corpus Item Recommendations,
 * RecSys 2019, section 3), and so are items drawn uniformly (Yang et al.: Mixed Negative Sampling for Learning Two-tower Neural
 * Networks in Recommendations, WWW 2020). A negative that is the clicked item itself is left out.
 */
final class BatchFiller {
    private final TowerCorpus corpus;
    private final int[] clickedItems;
    /** Logarithm of each item's share of the examples. */
    private final float[] logShares;

    private final PastClicks past;

    private final int[] history;
    private final long[] historyMillis;

    BatchFiller(TowerCorpus corpus, Examples training, Examples validation, int clicks) {
        this.corpus = corpus;
        this.past = new PastClicks(corpus);
        this.history = new int[clicks];
        this.historyMillis = new long[clicks];
        int items = corpus.items().size();
        boolean[] isClicked = new boolean[items];
        for (int place = 0; place < corpus.size(); place++) {
            isClicked[corpus.item(place)] = true;
        }
        this.clickedItems =
                IntStream.range(0, items).filter(item -> isClicked[item]).toArray();
        this.logShares = new float[items];
        // With those for validation, whose items are negatives as well.
        for (Examples examples : List.of(training, validation)) {
            for (int example = 0; example < examples.size(); example++) {
                logShares[corpus.item(examples.place(example))]++;
            }
        }
        double all = training.size() + validation.size();
        for (int item = 0; item < items; item++) {
            logShares[item] = (float) StrictMath.log(logShares[item] / all);
        }
    }

    /**
     * Fills a batch.
     *
     * @param order which example is at each place; null for their own order
     * @param from place of the first example
     * @param size number of examples
     */
    void fill(Batch batch, Examples examples, Draws order, int from, int size, SplitMix64 random) {
        batch.size = size;
        batch.clicked.clear();
        batch.offered.clear();
        for (int i = 0; i < size; i++) {
            int example = order == null ? from + i : order.at(from + i);
            int place = examples.place(example);
            fillClicks(batch, i, place);
            System.arraycopy(ClickSequence.activity(examples.itemsBefore(example)), 0, batch.activity, 2 * i, 2);
            batch.atMillis[i] = corpus.atMillis(place);
            batch.choices[i] = batch.offered.of(corpus.item(place));
        }
        for (int i = 0; i < batch.randomItems; i++) {
            batch.choices[size + i] = batch.offered.of(clickedItems[random.nextInt(clickedItems.length)]);
        }
        fillCorrections(batch);
        fillPopularity(batch);
    }

    private void fillPopularity(Batch batch) {
        int choices = batch.choices();
        for (int i = 0; i < batch.size; i++) {
            for (int j = 0; j < choices; j++) {
                int item = batch.offered.items()[batch.choices[j]];
                batch.popularity[i * choices + j] = past.logPopularity(item, batch.atMillis[i]);
            }
        }
    }

    private void fillClicks(Batch batch, int i, int place) {
        int found = readHistory(place);
        int k = batch.clicksPerExample;
        int from = i * k;
        Arrays.fill(batch.padding, from, from + k, Batch.NEVER);
        Arrays.fill(batch.padding, from, from + found, 0);
        Arrays.fill(batch.clicks, from, from + k, 0);
        Arrays.fill(batch.gaps, from, from + k, 0);
        Arrays.fill(batch.means, 2 * from, 2 * (from + k), 0);
        batch.means[2 * from] = 1;
        Arrays.fill(batch.means, 2 * from + k, 2 * from + k + found, 1f / found);
        for (int click = 0; click < found; click++) {
            batch.clicks[from + click] = batch.clicked.of(history[click]);
            batch.gaps[from + click] = ClickSequence.gap(historyMillis[0] - historyMillis[click]);
        }
    }

    /** Reads the last distinct items of the user before a place, newest first; returns their number. */
    private int readHistory(int place) {
        int start = corpus.clickStart(corpus.user(place));
        int found = 0;
        for (int at = place - 1; at >= start && found < history.length; at--) {
            int item = corpus.item(at);
            boolean isNew = true;
            for (int click = 0; click < found && isNew; click++) {
                isNew = history[click] != item;
            }
            if (isNew) {
                history[found] = item;
                historyMillis[found++] = corpus.atMillis(at);
            }
        }
        return found;
    }

    private void fillCorrections(Batch batch) {
        int size = batch.size;
        int choices = batch.choices();
        float logSize = (float) StrictMath.log(size);
        float[] ofChoices = new float[choices];
        float ofRandom = (float) -StrictMath.log((double) batch.randomItems / clickedItems.length);
        for (int j = 0; j < choices; j++) {
            ofChoices[j] = j < size ? -logShares[batch.offered.items()[batch.choices[j]]] - logSize : ofRandom;
        }
        for (int i = 0; i < size; i++) {
            int row = i * choices;
            for (int j = 0; j < choices; j++) {
                boolean isSame = batch.choices[j] == batch.choices[i];
                batch.corrections[row + j] = isSame ? Batch.NEVER : ofChoices[j];
            }
            batch.corrections[row + i] = 0;
        }
    }
}
