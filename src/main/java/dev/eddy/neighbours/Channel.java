package dev.eddy.neighbours;

import dev.eddy.vector.HalfLives;
import java.util.List;

/** A way of recalling items. The names are the fields of a user's lists, the letters mark candidates in the merged list. */
public enum Channel {
    /** What similar users of the cluster had lately. */
    UCF("ucf", 'u'),
    /** What goes together with the user's items in the members' recents. */
    ICF("icf", 'i'),
    /** What members had next after the user's last items. */
    SEQ("seq", 's'),
    /** What everybody had next after the user's last items. */
    NEXT("next", 'n'),
    /** What is nearest to the user's interest by its vector, whoever had it. */
    TAG("tag", 't'),
    /** What is nearest to each of the user's interests, some of each, so that a loud one does not drown the others. */
    CROSS("cross", 'x'),
    /** What is similar to the user's last items by its vector. */
    I2I("i2i", 'r'),
    CLUSTER_HOT_1D("cluster-hot", 0, 'c'),
    CLUSTER_HOT_3D("cluster-hot", 1, 'c'),
    CLUSTER_HOT_14D("cluster-hot", 2, 'c'),
    CLUSTER_HOT_90D("cluster-hot", 3, 'c'),
    HOT_1D("hot", 0, 'h'),
    HOT_3D("hot", 1, 'h'),
    HOT_14D("hot", 2, 'h'),
    HOT_90D("hot", 3, 'h');

    /** Collaborative filtering: they go by who had what. */
    public static final List<Channel> COLLABORATIVE = List.of(UCF, ICF, SEQ, NEXT);
    /** They go by what items are about, whoever had them. */
    public static final List<Channel> CONTENT = List.of(TAG, CROSS, I2I);
    /** Popularity in the cluster, by half-life, shortest first. */
    public static final List<Channel> CLUSTER_HOT =
            List.of(CLUSTER_HOT_1D, CLUSTER_HOT_3D, CLUSTER_HOT_14D, CLUSTER_HOT_90D);
    /** Popularity overall, by half-life, shortest first. */
    public static final List<Channel> HOT = List.of(HOT_1D, HOT_3D, HOT_14D, HOT_90D);

    private final String family;
    private final String channelName;
    private final char letter;

    Channel(String name, char letter) {
        this.family = name;
        this.channelName = name;
        this.letter = letter;
    }

    Channel(String family, int halfLife, char letter) {
        this.family = family;
        this.channelName = family + "-" + HalfLives.days(halfLife) + "d";
        this.letter = letter;
    }

    /** Name of the channel: {@code ucf}, {@code hot-3d}. */
    public String channelName() {
        return channelName;
    }

    /** Name without the half-life: {@code ucf}, {@code hot}. */
    public String family() {
        return family;
    }

    /** One letter for the family. */
    public char letter() {
        return letter;
    }
}
