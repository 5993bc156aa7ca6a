package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.ItemNumbers;
import dev.eddy.neighbours.RankedItems;
import dev.eddy.popularity.PopularityDigest;
import java.util.Arrays;

/**
 * The items of several channels' lists, each once, with their features: those of the channels list by list, since most are 0,
 * the items' own one array each. Filled again and again without allocating.
 */
// Channels are numbered by their order for as long as a union is filled, no longer, so a reordering is harmless.
@SuppressWarnings("EnumOrdinal")
final class Union {
    private static final Channel[] CHANNELS = Channel.values();

    private ItemNumbers numbers;
    /** Where an item is, plus one, by its number; 0 when it is not in. */
    private int[] placeOf = {};

    private int[] items = {};
    /** The channels an item is in, a bit for each. */
    private int[] channels = {};

    /** How many items each channel has; where they are, best first; and their scores as shares of the best. */
    private final int[] listSizes = new int[CHANNELS.length];

    private final int[][] places = new int[CHANNELS.length][0];
    private final float[][] shares = new float[CHANNELS.length][0];
    /** The rank term of each rank. */
    private float[] rankTerms = {};

    /** The items' own features: a row for each feature. */
    private final float[][] own = new float[FeatureSpace.SIZE - FeatureSpace.OWN][0];

    private float[] scores = {};
    private double[] likelihoods = {};
    private float[] shortfalls = {};
    private int size;

    /** The letters of a set of channels, once they were asked for. */
    private final String[] letters = new String[1 << CHANNELS.length];

    /** Adds a channel's list: its items, and their features of the channel. */
    void add(Channel channel, RankedItems list) {
        numbers = list.numbers();
        int ordinal = channel.ordinal();
        ensureListCapacity(ordinal, list.size());
        listSizes[ordinal] = list.size();
        for (int rank = 0; rank < list.size(); rank++) {
            int i = placeOf(list.items()[rank]);
            float best = list.scores()[0];
            places[ordinal][rank] = i;
            // A list faded to nothing still has an order, and its best is still its best.
            shares[ordinal][rank] = best > 0 ? list.scores()[rank] / best : 0;
            channels[i] |= 1 << ordinal;
        }
    }

    private void ensureListCapacity(int channel, int length) {
        if (places[channel].length < length) {
            places[channel] = new int[length];
            shares[channel] = new float[length];
        }
        for (int rank = rankTerms.length; rank < length; rank = rankTerms.length) {
            rankTerms = Arrays.copyOf(rankTerms, rank + 1);
            rankTerms[rank] = (float) (1 / (1 + rank / 10.0));
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
                Arrays.setAll(own, feature -> Arrays.copyOf(own[feature], capacity));
                scores = new float[capacity];
                likelihoods = new double[capacity];
                shortfalls = new float[capacity];
            }
            channels[size] = 0;
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

    /** Numbers of the items, of which the first {@link #size()} are meant; not to be written to. */
    int[] items() {
        return items;
    }

    String itemId(int item) {
        return numbers.id(item);
    }

    /** Where an item is; negative when it is not in. */
    int indexOf(int item) {
        return item < placeOf.length ? placeOf[item] - 1 : -1;
    }

    /** Orders items by their ids. */
    boolean isBefore(int itemA, int itemB) {
        return numbers.compare(itemA, itemB) < 0;
    }

    /** Sets one of the items' own features, which keeps its value until it is set again. */
    void set(int i, int feature, double value) {
        own[feature - FeatureSpace.OWN][i] = (float) value;
    }

    /** Sets one of the items' own features to the cosines of a unit vector, or null, with each item's; 0 where one is missing. */
    void setCosines(int feature, float[] direction, PopularityDigest digest) {
        digest.cosines(direction, items, size, own[feature - FeatureSpace.OWN]);
    }

    /**
     * For each item the sum of its features by their weights.
     *
     * @return of which the first {@link #size()} are meant, until the next call
     */
    float[] scores(float[] weights) {
        Arrays.fill(scores, 0, size, 0);
        for (Channel channel : CHANNELS) {
            addChannel(channel.ordinal(), weights[FeatureSpace.score(channel)], weights[FeatureSpace.rank(channel)]);
        }
        for (int feature = 0; feature < own.length; feature++) {
            addOwn(own[feature], weights[FeatureSpace.OWN + feature]);
        }
        return scores;
    }

    private void addChannel(int channel, float scoreWeight, float rankWeight) {
        int[] place = places[channel];
        float[] share = shares[channel];
        for (int rank = 0; rank < listSizes[channel]; rank++) {
            scores[place[rank]] += scoreWeight * share[rank] + rankWeight * rankTerms[rank];
        }
    }

    private void addOwn(float[] values, float weight) {
        if (weight != 0) {
            float[] sums = scores;
            for (int i = 0; i < size; i++) {
                sums[i] += weight * values[i];
            }
        }
    }

    /**
     * How far each item falls short of being taken, where an item is taken with a likelihood of {@code e^score}, of the scores
     * that were last asked for: 1 minus its likelihood for the clicked item, minus its likelihood for the others.
     *
     * @return of which the first {@link #size()} are meant, until the next call
     */
    float[] shortfalls(int clicked) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            highest = Math.max(highest, scores[i]);
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            likelihoods[i] = Math.exp(scores[i] - highest);
            sum += likelihoods[i];
        }
        for (int i = 0; i < size; i++) {
            shortfalls[i] = (float) (-likelihoods[i] / sum);
        }
        shortfalls[clicked] += 1;
        return shortfalls;
    }

    /** The slope, by each weight, of the log-likelihood of what was taken: the features by the shortfalls. */
    double[] gradient(float[] shortfalls) {
        double[] gradient = new double[FeatureSpace.SIZE];
        for (Channel channel : CHANNELS) {
            int ordinal = channel.ordinal();
            for (int rank = 0; rank < listSizes[ordinal]; rank++) {
                float shortfall = shortfalls[places[ordinal][rank]];
                gradient[FeatureSpace.score(channel)] += shortfall * shares[ordinal][rank];
                gradient[FeatureSpace.rank(channel)] += shortfall * rankTerms[rank];
            }
        }
        for (int feature = 0; feature < own.length; feature++) {
            for (int i = 0; i < size; i++) {
                gradient[FeatureSpace.OWN + feature] += shortfalls[i] * own[feature][i];
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
        for (Channel channel : CHANNELS) {
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
        Arrays.fill(listSizes, 0);
        size = 0;
    }
}
