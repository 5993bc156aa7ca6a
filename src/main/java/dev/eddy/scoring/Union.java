package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.ItemNumbers;
import dev.eddy.neighbours.RankedItems;
import java.util.Arrays;

/**
 * The items of several channels' lists, each once, with their features: those of the channels list by list, since most are 0.
 * Filled again and again without allocating.
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

    private final OwnFeatures own = new OwnFeatures();

    private float[] scores = {};
    private double[] likelihoods = {};
    private float[] shortfalls = {};
    private int size;

    /** The letters of a set of channels, once they were asked for. */
    private final String[] letters = new String[1 << CHANNELS.length];

    /** Begins anew, with what is known of popular items: an item counts as in once a list that has it is added. */
    void start(PopularItems popular) {
        for (int i = 0; i < size; i++) {
            placeOf[items[i]] = 0;
        }
        Arrays.fill(listSizes, 0);
        size = 0;
        ensureCapacity(popular.items().length);
        for (int item : popular.items()) {
            placeOf(item);
        }
        own.copy(popular.features(), size);
    }

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

    private void ensureCapacity(int capacity) {
        if (items.length < capacity) {
            items = Arrays.copyOf(items, capacity);
            channels = Arrays.copyOf(channels, capacity);
            own.ensureCapacity(capacity);
            scores = new float[capacity];
            likelihoods = new double[capacity];
            shortfalls = new float[capacity];
        }
    }

    private int placeOf(int item) {
        if (item >= placeOf.length) {
            placeOf = Arrays.copyOf(placeOf, 2 * item + 16);
        }
        if (placeOf[item] == 0) {
            if (size == items.length) {
                ensureCapacity(2 * size + 16);
            }
            channels[size] = 0;
            items[size++] = item;
            placeOf[item] = size;
        }
        return placeOf[item] - 1;
    }

    /** How many items there are, whether in or not. */
    int size() {
        return size;
    }

    /** Numbers of the items, of which the first {@link #size()} are meant; not to be written to. */
    int[] items() {
        return items;
    }

    String itemId(int item) {
        return numbers.id(item);
    }

    /** Where an item that is in is; negative when it is not. */
    int indexOf(int item) {
        int i = item < placeOf.length ? placeOf[item] - 1 : -1;
        return i >= 0 && channels[i] != 0 ? i : -1;
    }

    /** Orders items by their ids. */
    boolean isBefore(int itemA, int itemB) {
        return numbers.compare(itemA, itemB) < 0;
    }

    /** The features that are not of a channel. */
    OwnFeatures own() {
        return own;
    }

    /** The largest value that one of these features has. */
    float largest(int feature) {
        float[] values = own.column(feature);
        float largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, channels[i] == 0 ? 0 : values[i]);
        }
        return largest;
    }

    /**
     * For each item the sum of its features by their weights; negative infinity when it is not in.
     *
     * @return of which the first {@link #size()} are meant, until the next call
     */
    float[] scores(float[] weights) {
        for (int i = 0; i < size; i++) {
            scores[i] = channels[i] == 0 ? Float.NEGATIVE_INFINITY : 0;
        }
        for (Channel channel : CHANNELS) {
            addChannel(channel.ordinal(), weights[FeatureSpace.score(channel)], weights[FeatureSpace.rank(channel)]);
        }
        own.addTo(scores, size, weights);
        return scores;
    }

    private void addChannel(int channel, float scoreWeight, float rankWeight) {
        int[] place = places[channel];
        float[] share = shares[channel];
        for (int rank = 0; rank < listSizes[channel]; rank++) {
            scores[place[rank]] += scoreWeight * share[rank] + rankWeight * rankTerms[rank];
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
        own.addTo(gradient, shortfalls, size);
        return gradient;
    }

    /** All features of an item that is in, but the cosines. */
    float[] features(int i) {
        float[] features = new float[FeatureSpace.SIZE];
        for (Channel channel : CHANNELS) {
            int ordinal = channel.ordinal();
            for (int rank = 0; rank < listSizes[ordinal]; rank++) {
                if (places[ordinal][rank] == i) {
                    features[FeatureSpace.score(channel)] = shares[ordinal][rank];
                    features[FeatureSpace.rank(channel)] = rankTerms[rank];
                }
            }
        }
        for (int feature = FeatureSpace.COSINE_RECENT + 1; feature < FeatureSpace.SIZE; feature++) {
            features[feature] = own.column(feature)[i];
        }
        return features;
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
}
