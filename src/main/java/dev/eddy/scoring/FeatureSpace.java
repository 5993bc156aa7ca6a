package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import java.util.ArrayList;
import java.util.List;

/**
 * The features of a candidate: for each channel the score as a share of the list's best ({@code NAME.score}) and a rank
 * term {@code 1 / (1 + rank / 10)} ({@code NAME.rank}), both 0 when the channel does not have the item; then the item's own.
 */
// The features are numbered from the channels' order and kept by name only, so a reordering is harmless.
@SuppressWarnings("EnumOrdinal")
public final class FeatureSpace {
    private static final Channel[] CHANNELS = Channel.values();
    private static final int OWN = 2 * CHANNELS.length;

    /** Cosine of the item's vector with the user's interest, in [-1, 1]; 0 when the item has none. */
    static final int COSINE = OWN;
    /** Decayed popularity over three days as a share of the hottest candidate's, in [0, 1]. */
    static final int HOTNESS = OWN + 1;
    /** {@code 2^(-age / half-life)}, in (0, 1]. */
    static final int FRESHNESS = OWN + 2;
    /** The record's quality, in [0, 1]. */
    static final int QUALITY = OWN + 3;
    /** Smoothed click-through rate, in [0, 1]. */
    static final int CTR = OWN + 4;

    /** How many features there are. */
    public static final int SIZE = OWN + 5;

    private static final List<String> NAMES = names(CHANNELS);

    private FeatureSpace() {}

    /** Names of the features, in the order of the weights. */
    public static List<String> names() {
        return NAMES;
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
        names.addAll(List.of("cosine", "hotness", "freshness", "quality", "ctr"));
        return List.copyOf(names);
    }
}
