package dev.eddy.recall.ranking;

import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.items.NeighbourOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The features of a candidate. Each channel has two: the score as a share of the list's best ({@code NAME.score}) and a
 * rank term {@code 1 / (1 + rank / 10)} ({@code NAME.rank}), both 0 when the channel does not have the item. The {@link
 * ItemFeature}s follow those of the built-in channels, then for each vector space those of its channels and its cosines
 * ({@code cosine:SPACE}). Features are numbered anew for each job; state and options know them by name.
 */
// Features are numbered by their order.
@SuppressWarnings("EnumOrdinal")
public final class FeatureSpace {
    /** The features of a job without vector spaces of its own. */
    public static final FeatureSpace BUILT_IN = new FeatureSpace(List.of());

    private static final int OF_A_CHANNEL = 2;
    private static final String SCORE = ".score";
    private static final String RANK = ".rank";
    /** Family, space, and which of the two, or a cosine in a space; a space's name has no dot. */
    private static final Pattern IN_A_SPACE = Pattern.compile(
            "(u2i|i2i):[^.:]+(" + Pattern.quote(SCORE) + "|" + Pattern.quote(RANK) + ")|cosine(-last|-recent)?:[^.:]+");
    /** Number of cosines among {@link ItemFeature}. */
    static final int COSINE_COUNT = (int)
            Arrays.stream(ItemFeature.values()).filter(ItemFeature::isCosine).count();
    /** The first {@link ItemFeature}, a cosine. */
    static final int COSINES = OF_A_CHANNEL * Channels.BUILT_IN.size();
    /** The first {@link ItemFeature} that is no cosine. */
    static final int ITEM = COSINES + COSINE_COUNT;

    static final int HOTNESS = ITEM;
    private static final int ITEM_END = COSINES + ItemFeature.values().length;
    private static final int OF_A_SPACE = OF_A_CHANNEL * Channels.OF_A_SPACE + COSINE_COUNT;

    private final List<VectorSpace> spaces;
    private final List<ChannelInfo> channels;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();

    private FeatureSpace(List<VectorSpace> spaces) {
        this.spaces = spaces;
        this.channels = Channels.infos(Channels.of(Options.defaults(NeighbourOptions.class), spaces));
        int builtIn = Channels.BUILT_IN.size();
        addNames(channels.subList(0, builtIn));
        for (ItemFeature feature : ItemFeature.values()) {
            names.add(feature.label);
        }
        for (int i = 0; i < spaces.size(); i++) {
            int first = builtIn + i * Channels.OF_A_SPACE;
            addNames(channels.subList(first, first + Channels.OF_A_SPACE));
            for (ItemFeature cosine : Arrays.copyOf(ItemFeature.values(), COSINE_COUNT)) {
                names.add(cosine.label + ":" + spaces.get(i).name());
            }
        }
        names.forEach(name -> index.put(name, index.size()));
    }

    public static FeatureSpace of(List<VectorSpace> spaces) {
        return new FeatureSpace(spaces);
    }

    /** Whether a feature has this name in a job with the right vector space. */
    static boolean isOfASpace(String name) {
        return IN_A_SPACE.matcher(name).matches();
    }

    /** The initial weights that are not 0, by name: a compromise between those learned on news and on a library. */
    static Map<String, Double> initialWeights() {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (ChannelInfo channel : Channels.BUILT_IN) {
            weights.put(channel.name() + SCORE, channel.scoreWeight());
            weights.put(channel.name() + RANK, channel.rankWeight());
        }
        for (ItemFeature feature : ItemFeature.values()) {
            weights.put(feature.label, feature.initialWeight);
        }
        weights.values().removeIf(weight -> weight == 0);
        return weights;
    }

    private void addNames(List<ChannelInfo> some) {
        for (ChannelInfo channel : some) {
            names.add(channel.name() + SCORE);
            names.add(channel.name() + RANK);
        }
    }

    List<VectorSpace> spaces() {
        return spaces;
    }

    /** The channels, in the order of their features. */
    public List<ChannelInfo> channels() {
        return channels;
    }

    public int size() {
        return names.size();
    }

    /** Names of the features, in the order of the weights. */
    public List<String> names() {
        return names;
    }

    /** Where a feature is among the {@link #names}, which it must be. */
    public int indexOf(String name) {
        return index.get(name);
    }

    /** Whether the weights, by name, give a channel any. */
    static boolean isWeighed(ChannelInfo channel, Map<String, Double> weights) {
        return weights.getOrDefault(channel.name() + SCORE, 0.0) != 0
                || weights.getOrDefault(channel.name() + RANK, 0.0) != 0;
    }

    /** Where the score is of the channel at an index of {@link #channels}. */
    static int score(int channel) {
        int builtIn = Channels.BUILT_IN.size();
        if (channel < builtIn) {
            return OF_A_CHANNEL * channel;
        }
        int inSpaces = channel - builtIn;
        return ITEM_END
                + OF_A_SPACE * (inSpaces / Channels.OF_A_SPACE)
                + OF_A_CHANNEL * (inSpaces % Channels.OF_A_SPACE);
    }

    /** Where the first cosine is of the space at an index; that of the tag vectors has index 0. */
    static int cosines(int space) {
        return space == 0 ? COSINES : ITEM_END + OF_A_SPACE * space - COSINE_COUNT;
    }

    /** As {@link #score(int)}, of the rank term. */
    static int rank(int channel) {
        return score(channel) + 1;
    }

    /** Copies the features of channels that go by content. */
    void copyContent(double[] from, double[] to) {
        for (int channel = 0; channel < channels.size(); channel++) {
            if (channels.get(channel).isContent()) {
                System.arraycopy(from, score(channel), to, score(channel), OF_A_CHANNEL);
            }
        }
    }
}
