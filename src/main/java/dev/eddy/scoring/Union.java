package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.ItemNumbers;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.popularity.PopularityDigest;
import java.util.Arrays;

/** The items of several channels' lists, each once, with their features. Filled again and again without allocating. */
// Channels are numbered by their order for as long as a union is filled, no longer, so a reordering is harmless.
@SuppressWarnings("EnumOrdinal")
final class Union {
    private ItemNumbers numbers;
    /** Where an item is, plus one, by its number; 0 when it is not in. */
    private int[] placeOf = {};

    private int[] items = {};
    /** Row after row of the {@link FeatureSpace}. */
    private float[] features = {};

    private float[][] cosines = new float[0][];
    private double[] likelihoods = {};
    /** The channels an item is in, a bit for each. */
    private int[] channels = {};

    private int size;

    /** The letters of a set of channels, once they were asked for. */
    private final String[] letters = new String[1 << Channel.values().length];

    /** Adds a channel's list: its items, and their features of the channel. */
    void add(Channel channel, RankedItems list) {
        numbers = list.numbers();
        for (int rank = 0; rank < list.size(); rank++) {
            int i = placeOf(list.items()[rank]);
            float best = list.scores()[0];
            // A list faded to nothing still has an order, and its best is still its best.
            set(i, FeatureSpace.score(channel), best > 0 ? list.scores()[rank] / best : 0);
            set(i, FeatureSpace.rank(channel), 1 / (1 + rank / 10.0));
            channels[i] |= 1 << channel.ordinal();
        }
    }

    private int placeOf(int item) {
        if (item >= placeOf.length) {
            placeOf = Arrays.copyOf(placeOf, 2 * item + 16);
        }
        if (placeOf[item] == 0) {
            if (size == items.length) {
                int capacity = 2 * size + 16;
                items = Arrays.copyOf(items, capacity);
                channels = Arrays.copyOf(channels, capacity);
                cosines = new float[0][];
                likelihoods = new double[capacity];
                features = Arrays.copyOf(features, capacity * FeatureSpace.SIZE);
            }
            items[size++] = item;
            placeOf[item] = size;
        }
        return placeOf[item] - 1;
    }

    int size() {
        return size;
    }

    int item(int i) {
        return items[i];
    }

    String itemId(int i) {
        return numbers.id(items[i]);
    }

    /**
     * Sets features to the cosines of unit vectors, or nulls, with each item's; 0 where one of them is missing.
     *
     * @param feature of the first vector; those of the others follow
     */
    void setCosines(int feature, float[][] directions, PopularityDigest digest) {
        if (cosines.length != directions.length) {
            cosines = new float[directions.length][items.length];
        }
        digest.cosines(directions, items, size, cosines);
        for (int i = 0; i < size; i++) {
            int row = i * FeatureSpace.SIZE + feature;
            for (int direction = 0; direction < directions.length; direction++) {
                features[row + direction] = cosines[direction][i];
            }
        }
    }

    /** Where an item is; negative when it is not in. */
    int indexOf(int item) {
        return item < placeOf.length ? placeOf[item] - 1 : -1;
    }

    /** Orders by the items' ids. */
    boolean isBefore(int a, int b) {
        return numbers.compare(items[a], items[b]) < 0;
    }

    void set(int i, int feature, double value) {
        features[i * FeatureSpace.SIZE + feature] = (float) value;
    }

    /** Sum of the features by their weights. */
    float score(int i, double[] weights) {
        int row = i * FeatureSpace.SIZE;
        double sum = 0;
        for (int feature = 0; feature < FeatureSpace.SIZE; feature++) {
            sum += weights[feature] * features[row + feature];
        }
        return (float) sum;
    }

    /**
     * The slope, by each weight, of the log-likelihood that of all items the clicked one is taken, where an item is taken
     * with a likelihood of {@code e^score}.
     */
    double[] gradient(double[] weights, int clicked) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            likelihoods[i] = score(i, weights);
            highest = Math.max(highest, likelihoods[i]);
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            likelihoods[i] = Math.exp(likelihoods[i] - highest);
            sum += likelihoods[i];
        }
        double[] gradient = new double[FeatureSpace.SIZE];
        for (int i = 0; i < size; i++) {
            double surprise = (i == clicked ? 1 : 0) - likelihoods[i] / sum;
            int row = i * FeatureSpace.SIZE;
            for (int feature = 0; feature < FeatureSpace.SIZE; feature++) {
                gradient[feature] += surprise * features[row + feature];
            }
        }
        return gradient;
    }

    /** One letter for each family of channels that the item is in, in the channels' order. */
    String letters(int i) {
        int set = channels[i];
        if (letters[set] == null) {
            letters[set] = lettersOf(set);
        }
        return letters[set];
    }

    private static String lettersOf(int set) {
        var letters = new StringBuilder();
        for (Channel channel : Channel.values()) {
            boolean isIn = (set >> channel.ordinal() & 1) != 0;
            if (isIn && letters.indexOf(String.valueOf(channel.letter())) < 0) {
                letters.append(channel.letter());
            }
        }
        return letters.toString();
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            placeOf[items[i]] = 0;
        }
        Arrays.fill(channels, 0, size, 0);
        Arrays.fill(features, 0, size * FeatureSpace.SIZE, 0);
        size = 0;
    }
}
