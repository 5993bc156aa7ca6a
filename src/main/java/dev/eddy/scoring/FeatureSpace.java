package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of a candidate: for each channel the score as a share of the list's best ({@code NAME.score}) and a rank
 * term {@code 1 / (1 + rank / 10)} ({@code NAME.rank}), both 0 when the channel does not have the item; then the item's own.
 */
// The features are numbered from the channels' order and kept by name only, so a reordering is harmless.
@SuppressWarnings("EnumOrdinal")
public final class FeatureSpace {
    private static final Channel[] CHANNELS = Channel.values();
    /** The first of the item's own features. */
    static final int OWN = 2 * CHANNELS.length;

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

    /** How many features there are. */
    public static final int SIZE = OWN + 8;

    private static final List<String> NAMES = names(CHANNELS);
    private static final Map<String, Integer> INDEX = index(NAMES);

    private FeatureSpace() {}

    /** Names of the features, in the order of the weights. */
    public static List<String> names() {
        return NAMES;
    }

    /** Where a feature is among the {@link #names}, which it must be. */
    public static int indexOf(String name) {
        return INDEX.get(name);
    }

    static int score(Channel channel) {
        return 2 * channel.ordinal();
    }

    static int rank(Channel channel) {
        return 2 * channel.ordinal() + 1;
    }

    private static List<String> names(Channel[] channels) {
        List<String> names = new ArrayList<>();
        for (Channel channel : channels) {
            names.add(channel.channelName() + ".score");
            names.add(channel.channelName() + ".rank");
        }
        names.addAll(
                List.of("cosine", "cosine-last", "cosine-recent", "hotness", "freshness", "age", "quality", "ctr"));
        return List.copyOf(names);
    }

    private static Map<String, Integer> index(List<String> names) {
        Map<String, Integer> index = new HashMap<>();
        names.forEach(name -> index.put(name, index.size()));
        return index;
    }
}
