package dev.eddy.recall.ranking;

import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.PackedQuery;
import dev.eddy.vector.PackedTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The candidates of all channels, each item once, with their features. Refilled without allocation. */
final class CandidatePool {
    /** Bit of channels that do not go by content. */
    private static final int NOT_CONTENT = 1 << 31;

    private final FeatureSpace features;
    /** Codes of the families, in the channels' order. */
    private final List<Character> familyCodes;
    /** The bits of each channel, by its index: that of its family, and {@link #NOT_CONTENT}. */
    private final int[] bits;

    ItemNumbers numbers;
    /** Place of an item plus one, by its number; 0 when it has none. */
    private int[] placeOf = {};

    /** Numbers of the items by place, {@link #size} of them; not to be written to. */
    int[] items = {};
    /** The bits of the channels that have an item; 0 for an item that no list has. */
    private int[] familiesOf = {};

    private final ListColumns lists;
    /** The features that are not of a channel. */
    final FeatureColumns own = new FeatureColumns();

    private float[] cosinesInSpace = {};
    private float[] scores = {};
    private double[] likelihoods = {};
    private float[] shortfalls = {};
    int size;
    /** Codes by set of families, filled when first needed. */
    private final String[] codes;

    CandidatePool(FeatureSpace features) {
        this.features = features;
        int count = features.channels().size();
        this.familyCodes =
                features.channels().stream().map(ChannelInfo::code).distinct().toList();
        this.bits = new int[count];
        for (int channel = 0; channel < count; channel++) {
            ChannelInfo info = features.channels().get(channel);
            bits[channel] = 1 << familyCodes.indexOf(info.code()) | (info.isContent() ? 0 : NOT_CONTENT);
        }
        this.lists = new ListColumns(count);
        this.codes = new String[1 << familyCodes.size()];
    }

    /** Empties the pool and adds popular items, which count only when a list that has them is added. */
    void start(PopularItems popular, ItemNumbers ofItems) {
        numbers = ofItems;
        for (int i = 0; i < size; i++) {
            placeOf[items[i]] = 0;
        }
        lists.clear();
        size = 0;
        ensureCapacity(popular.shared.items().length);
        for (int item : popular.shared.items()) {
            placeOf(item);
        }
        own.copy(popular.features, size);
    }

    /** Adds the list of the channel at an index. */
    void add(int channel, RankedItems list) {
        lists.ensureCapacity(channel, list.size());
        lists.setSize(channel, list.size());
        int[] places = lists.places(channel);
        float[] shares = lists.shares(channel);
        for (int rank = 0; rank < list.size(); rank++) {
            int i = placeOf(list.items()[rank]);
            places[rank] = i;
            shares[rank] = share(list.scores()[rank], list.scores()[0]);
            familiesOf[i] |= bits[channel];
        }
    }

    /** In [0, 1]. When all scores have decayed to 0, or the best cosine is about 0, the order still holds. */
    private static float share(float score, float best) {
        return best > 0 ? Math.max(0, score / best) : 0;
    }

    /** Adds a list of the popular items that {@link #start} has added, without those hidden from the member. */
    void add(int channel, PopularItems popular, PopularItems.PopularList list) {
        float[] listScores = list.ranked().scores();
        int[] popularPlaces = list.places();
        lists.ensureCapacity(channel, Math.min(popular.limit, popularPlaces.length));
        int[] places = lists.places(channel);
        float[] shares = lists.shares(channel);
        float best = 0;
        int rank = 0;
        for (int i = 0; i < popularPlaces.length && rank < popular.limit; i++) {
            int place = popularPlaces[i];
            if (!popular.shared.isHidden(place)) {
                best = rank == 0 ? listScores[i] : best;
                places[rank] = place;
                shares[rank++] = share(listScores[i], best);
                familiesOf[place] |= bits[channel];
            }
        }
        lists.setSize(channel, rank);
    }

    private void ensureCapacity(int capacity) {
        if (items.length < capacity) {
            items = Arrays.copyOf(items, capacity);
            familiesOf = Arrays.copyOf(familiesOf, capacity);
            own.ensureCapacity(capacity);
            cosinesInSpace = new float[capacity];
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
            familiesOf[size] = 0;
            items[size++] = item;
            placeOf[item] = size;
        }
        return placeOf[item] - 1;
    }

    /** Place of an item that a list has; negative for other items. */
    int indexOf(int item) {
        int i = item < placeOf.length ? placeOf[item] - 1 : -1;
        return i >= 0 && familiesOf[i] != 0 ? i : -1;
    }

    /**
     * Sets the sums of the cosines by their weights. In a space the sum of weighted cosines is the cosine with the
     * weighted sum.
     *
     * @param popular as given to {@link #start}
     */
    void setCosines(PopularItems popular, RankingContext user, float[] weights, ItemTable table) {
        float[] sums = own.cosines;
        Arrays.fill(sums, 0, size, 0);
        for (int space = 0; space < table.spaces().size(); space++) {
            float[] direction = user.weighted(space, weights);
            if (direction != null) {
                var query = new PackedQuery(direction);
                popular.shared.cosines(space, query, cosinesInSpace);
                PackedTable vectors = table.spaces().get(space).vectors();
                vectors.cosines(query, items, popular.shared.items().length, size, cosinesInSpace);
                for (int i = 0; i < size; i++) {
                    sums[i] += cosinesInSpace[i];
                }
            }
        }
    }

    /** Largest value of a feature over the items that a list has. */
    float largest(ItemFeature feature) {
        float[] values = own.column(feature);
        float largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, familiesOf[i] == 0 ? 0 : values[i]);
        }
        return largest;
    }

    /** Weighted sums of the features by place, negative infinity for items in no list; valid until the next call. */
    float[] scores(float[] weights) {
        for (int i = 0; i < size; i++) {
            scores[i] = familiesOf[i] == 0 ? Float.NEGATIVE_INFINITY : 0;
        }
        lists.addTo(scores, weights);
        own.addTo(scores, size, weights);
        return scores;
    }

    /** Variances of the scores by place, from those of the weights; the cosines count as known. */
    float[] variances(float[] ofWeights) {
        float[] variances = new float[size];
        lists.addSquaresTo(variances, ofWeights);
        own.addSquaresTo(variances, size, ofWeights);
        return variances;
    }

    /** Whether only channels by content have the item. */
    boolean isOnlyContent(int i) {
        return (familiesOf[i] & NOT_CONTENT) == 0;
    }

    /** Excludes the items that only channels by content have; whether there were any. */
    boolean leaveOutContent() {
        boolean wereAny = false;
        for (int i = 0; i < size; i++) {
            if (isOnlyContent(i)) {
                wereAny |= scores[i] != Float.NEGATIVE_INFINITY;
                scores[i] = Float.NEGATIVE_INFINITY;
            }
        }
        return wereAny;
    }

    /**
     * Shortfalls by place, of the last scores: 1 for the clicked item and 0 for others, minus the item's softmax
     * likelihood.
     *
     * @return {@link #size} values that the next call overwrites
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

    /** Gradient of the log-likelihood of the click by each weight: the features times the shortfalls. */
    double[] gradient(float[] shortfalls) {
        double[] gradient = new double[features.size()];
        lists.addTo(gradient, shortfalls);
        own.addTo(gradient, shortfalls, size);
        return gradient;
    }

    /** All features of an item but the cosines. */
    float[] features(int i) {
        float[] values = new float[features.size()];
        lists.copyTo(values, i);
        own.copyTo(values, i);
        return values;
    }

    /** Codes of the families that have the item, in the channels' order. */
    String codes(int i) {
        int set = familiesOf[i] & ~NOT_CONTENT;
        if (codes[set] == null) {
            codes[set] = IntStream.range(0, familyCodes.size())
                    .filter(family -> (set >> family & 1) != 0)
                    .mapToObj(family -> familyCodes.get(family).toString())
                    .collect(Collectors.joining());
        }
        return codes[set];
    }
}
