package dev.eddy.recall.ranking;

import dev.eddy.item.VectorSpace;
import dev.eddy.recall.items.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The features of a candidate: for each channel the score as a share of the list's best ({@code NAME.score}) and a rank
 * term {@code 1 / (1 + rank / 10)} ({@code NAME.rank}), both 0 when the channel does not have the item; then the item's own;
 * then those of the channels that are not built in. They are numbered anew for each job, and kept by name only.
 */
public final class FeatureSpace {
    /** Those of the built-in channels and the items' own. */
    public static final FeatureSpace BUILT_IN = new FeatureSpace(Channel.BUILT_IN);

    private static final int OF_A_CHANNEL = 2;
    private static final String SCORE = ".score";
    private static final String RANK = ".rank";
    /** Family, space, and which of the two; a space's name has no dot. */
    private static final Pattern IN_A_SPACE =
            Pattern.compile("[^:]+:[^.]+(" + Pattern.quote(SCORE) + "|" + Pattern.quote(RANK) + ")");

    /** The first of the item's own features. */
    static final int OWN = OF_A_CHANNEL * Channel.BUILT_IN.size();

    /** Cosine of the item's vector with the user's interest, in [-1, 1]; 0 when the item has none. */
    static final int COSINE = OWN;
    // The three cosines follow each other.
    /** Cosine of the item's vector with that of the user's last item. */
    static final int COSINE_LAST = OWN + 1;
    /** Cosine of the item's vector with the sum of the user's last five items'. */
    static final int COSINE_RECENT = OWN + 2;
    /** Decayed popularity over three days as a share of the hottest candidate's, in [0, 1]. */
    static final int HOTNESS = OWN + 3;
    /** {@code 2^(-age / half-life)}, in (0, 1]. */
    static final int FRESHNESS = OWN + 4;
    /** {@code ln(1 + age in days) / 5}, 0 to about 2. */
    static final int AGE = OWN + 5;
    /** The record's quality, in [0, 1]. */
    static final int QUALITY = OWN + 6;
    /** Smoothed click-through rate, in [0, 1]. */
    static final int CTR = OWN + 7;

    /** The first that is not the item's own any more. */
    static final int OWN_END = OWN + 8;

    private final List<Channel> channels;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();

    /** @param channels those that are built in, in their order, then others */
    private FeatureSpace(List<Channel> channels) {
        this.channels = List.copyOf(channels);
        addNames(channels.subList(0, Channel.BUILT_IN.size()));
        names.addAll(
                List.of("cosine", "cosine-last", "cosine-recent", "hotness", "freshness", "age", "quality", "ctr"));
        addNames(channels.subList(Channel.BUILT_IN.size(), channels.size()));
        names.forEach(name -> index.put(name, index.size()));
    }

    /** Those of the built-in channels, and of the channels of some spaces. */
    public static FeatureSpace of(List<VectorSpace> spaces) {
        return new FeatureSpace(
                Channel.all(spaces.stream().map(VectorSpace::name).toList()));
    }

    /** Whether a feature has this name once some space is there. */
    static boolean isOfASpace(String name) {
        return Channel.isOfASpace(name) && IN_A_SPACE.matcher(name).matches();
    }

    private void addNames(List<Channel> some) {
        for (Channel channel : some) {
            names.add(channel.channelName() + SCORE);
            names.add(channel.channelName() + RANK);
        }
    }

    /** The channels that the features are of, in the order in which they are counted. */
    public List<Channel> channels() {
        return channels;
    }

    /** How many features there are. */
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

    /** Where the score of a channel is. */
    int score(Channel channel) {
        return score(channels.indexOf(channel));
    }

    /** Where the score of a channel is that is at such a place among the {@link #channels}. */
    static int score(int channel) {
        int built = Channel.BUILT_IN.size();
        return channel < built ? OF_A_CHANNEL * channel : OWN_END + OF_A_CHANNEL * (channel - built);
    }

    /** As {@link #score(int)}, of the rank term. */
    static int rank(int channel) {
        return score(channel) + 1;
    }

    /** Sets those of channels that go by content to what they are in others. */
    void copyContent(double[] from, double[] to) {
        for (int channel = 0; channel < channels.size(); channel++) {
            if (channels.get(channel).isContent()) {
                System.arraycopy(from, score(channel), to, score(channel), OF_A_CHANNEL);
            }
        }
    }
}
