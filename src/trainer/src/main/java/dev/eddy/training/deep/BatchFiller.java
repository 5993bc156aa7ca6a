package dev.eddy.training.deep;

import dev.eddy.tower.ClickSequence;
import dev.eddy.tower.Popularity;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Makes batches. The negatives of an example are the clicked items of the other examples, unless they are of the same user or the
 * clicked item itself, and items drawn uniformly (Yang et al.: Mixed Negative Sampling for Learning Two-tower Neural Networks in
 * Recommendations, WWW 2020). Scores are not corrected for the frequency of an item, so that the vectors leave out popularity, see
 * {@link Popularity}.
 */
final class BatchFiller {
    private final TowerCorpus corpus;
    private final PastClicks past;
    private final int[] clickedItems;
    private final int[] history;
    private final long[] historyMillis;

    BatchFiller(TowerCorpus corpus, int clicks) {
        this.corpus = corpus;
        this.past = new PastClicks(corpus);
        this.history = new int[clicks];
        this.historyMillis = new long[clicks];
        boolean[] isClicked = new boolean[corpus.items().size()];
        for (int place = 0; place < corpus.size(); place++) {
            isClicked[corpus.item(place)] = true;
        }
        this.clickedItems = IntStream.range(0, isClicked.length)
                .filter(item -> isClicked[item])
                .toArray();
    }

    /**
     * Fills a batch.
     *
     * @param chosen numbers of the examples, at most as many as the batch has room for
     */
    void fill(Batch batch, Examples examples, int[] chosen, SplitMix64 random) {
        int size = chosen.length;
        batch.size = size;
        batch.clicked.clear();
        batch.offered.clear();
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = examples.place(chosen[i]);
            fillClicks(batch, i, places[i]);
            System.arraycopy(ClickSequence.activity(examples.itemsBefore(chosen[i])), 0, batch.activity, 2 * i, 2);
            batch.choices[i] = batch.offered.of(corpus.item(places[i]));
        }
        for (int i = 0; i < batch.randomItems; i++) {
            batch.choices[size + i] = batch.offered.of(clickedItems[random.nextInt(clickedItems.length)]);
        }
        fillCorrections(batch, places);
        fillPopularity(batch, places);
    }

    private void fillPopularity(Batch batch, int[] places) {
        batch.logItemsOfEach = (float) Math.log(clickedItems.length / (double) batch.compared);
        int to = 0;
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j <= batch.compared; j++) {
                int choice = j == 0 ? batch.choices[i] : batch.choices[places.length + j - 1];
                past.logPopularity(batch.offered.items()[choice], corpus.atMillis(places[i]), batch.popularity, to);
                to += Popularity.WEIGHTS;
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

    private void fillCorrections(Batch batch, int[] places) {
        int size = places.length;
        int choices = batch.choices();
        int[] users = Arrays.stream(places).map(corpus::user).toArray();
        for (int i = 0; i < size; i++) {
            int row = i * choices;
            for (int j = 0; j < choices; j++) {
                boolean isOfUser = j < size && users[j] == users[i];
                boolean isExcluded = isOfUser || batch.choices[j] == batch.choices[i];
                batch.corrections[row + j] = isExcluded && j != i ? Batch.NEVER : 0;
            }
        }
    }
}
