package dev.eddy.training.deep;

import dev.eddy.tower.Popularity;

/**
 * Some examples as arrays for one step: {@code n} examples of {@code k} clicks, newest first, and {@code m} random items. The
 * next step uses the same arrays. Only the first {@code n} rows are valid.
 */
final class Batch {
    /** A number whose exponential is 0. */
    static final float NEVER = -1e9f;

    /** Random items of a batch by which the weights of popularity are learned, at most: each costs a search for the past. */
    private static final int COMPARED = 128;

    final int clicksPerExample;
    final int randomItems;
    /** How many of the random items have a popularity in the batch. */
    final int compared;

    /** Number of examples. */
    int size;

    /** Items of the clicks, each once. */
    final DistinctItems clicked;
    /** Items to choose from, each once. */
    final DistinctItems offered;

    /** {@code n × k}: which of the clicked items; 0 where the user has no more clicks. */
    final int[] clicks;
    /** {@code n × k}: the classes of the time to the newest click. */
    final int[] gaps;
    /** {@code n × k}: 0 for a click, {@link #NEVER} where there is none. */
    final float[] padding;
    /** {@code n × 2 × k}: weights of the clicks in the newest click, and in the mean of the clicks. */
    final float[] means;
    /** {@code n × 2}: how much the user clicked. */
    final float[] activity;
    /** {@code n + m}: which of the offered items; the clicked item of each example, then the random items. */
    final int[] choices;
    /**
     * {@code n × (1 + c) × 2}: logarithms of the popularity just before the example's click, of the clicked item and of the first
     * {@code c} random items.
     */
    final float[] popularity;
    /** Logarithm of how many items each of the compared random items stands for. */
    float logItemsOfEach;
    /** {@code n × (n + m)}: term added to the score of each choice. */
    final float[] corrections;

    Batch(int mostExamples, int clicksPerExample, int randomItems, int items) {
        this.clicksPerExample = clicksPerExample;
        this.randomItems = randomItems;
        this.compared = Math.min(COMPARED, randomItems);
        this.clicked = new DistinctItems(items, mostExamples * clicksPerExample);
        this.offered = new DistinctItems(items, mostExamples + randomItems);
        this.clicks = new int[mostExamples * clicksPerExample];
        this.gaps = new int[clicks.length];
        this.padding = new float[clicks.length];
        this.means = new float[2 * clicks.length];
        this.activity = new float[2 * mostExamples];
        this.choices = new int[mostExamples + randomItems];
        this.popularity = new float[mostExamples * (1 + compared) * Popularity.WEIGHTS];
        this.corrections = new float[mostExamples * choices.length];
    }

    int choices() {
        return size + randomItems;
    }
}
