package dev.eddy.recall.items;

import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A way of recalling items.
 *
 * @param channelName {@code ucf}, {@code hot-3d}, {@code u2i:title}: the field of a user's lists
 * @param family name of those that are of its kind: {@code ucf}, {@code hot}, {@code u2i}
 * @param code of the family, which marks candidates in the merged list
 */
public record Channel(String channelName, String family, char code) {
    /** What similar users of the cluster had lately. */
    public static final Channel UCF = new Channel("ucf", 'u');
    /** What those who share several of the user's last items had around them. */
    public static final Channel SKNN = new Channel("sknn", 'k');
    /** What goes together with the user's items in the members' recents. */
    public static final Channel ICF = new Channel("icf", 'i');
    /** What members had next after the user's last items. */
    public static final Channel SEQ = new Channel("seq", 's');
    /** What everybody had next after the user's last items. */
    public static final Channel NEXT = new Channel("next", 'n');
    /** What the user had before and is likely to come back to. */
    public static final Channel REPEAT = new Channel("repeat", 'p');
    /** What is nearest to the user's interest by its vector, whoever had it. */
    public static final Channel TAG = new Channel("tag", 't');
    /** What is nearest to each of the user's interests, some of each, so that a loud one does not drown the others. */
    public static final Channel CROSS = new Channel("cross", 'x');
    /** What is similar to the user's last items by its vector. */
    public static final Channel I2I = new Channel("i2i", 'r');
    /** Popularity in the cluster, by half-life, shortest first. */
    public static final List<Channel> CLUSTER_HOT = ofEachHalfLife("cluster-hot", 'c');
    /** Popularity overall, by half-life, shortest first. */
    public static final List<Channel> HOT = ofEachHalfLife("hot", 'h');

    /** Collaborative filtering: they go by who had what. */
    public static final List<Channel> COLLABORATIVE = List.of(UCF, SKNN, ICF, SEQ, NEXT);

    /** Those that are there whatever vectors are published. */
    public static final List<Channel> BUILT_IN = Stream.of(
                    COLLABORATIVE, List.of(REPEAT), List.of(TAG, CROSS, I2I), CLUSTER_HOT, HOT)
            .flatMap(List::stream)
            .toList();

    private static final String U2I = "u2i";

    private static final char U2I_CODE = 'v';

    private static final Map<Character, String> FAMILIES = new LinkedHashMap<>();

    static {
        BUILT_IN.forEach(channel -> FAMILIES.put(channel.code, channel.family));
        FAMILIES.put(U2I_CODE, U2I);
    }

    private Channel(String name, char code) {
        this(name, name, code);
    }

    private static List<Channel> ofEachHalfLife(String family, char code) {
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < HalfLives.COUNT; i++) {
            channels.add(new Channel(family + "-" + HalfLives.days(i) + "d", family, code));
        }
        return List.copyOf(channels);
    }

    /** What is nearest to the user's vector in a space. */
    public static Channel u2i(String space) {
        return new Channel(inSpace(U2I, space), U2I, U2I_CODE);
    }

    /** What is similar to the user's last items in a space. */
    public static Channel i2i(String space) {
        return new Channel(inSpace(I2I.family, space), I2I.family, I2I.code);
    }

    private static String inSpace(String family, String space) {
        return family + ":" + space;
    }

    /** Whether what has this name, or a name that begins so, is of a space's channel, whatever spaces there are. */
    public static boolean isOfASpace(String name) {
        return Stream.of(U2I, I2I.family).anyMatch(family -> name.startsWith(inSpace(family, "")));
    }

    /** The built-in ones, then those of some spaces. */
    public static List<Channel> all(List<String> spaces) {
        List<Channel> all = new ArrayList<>(BUILT_IN);
        for (String space : spaces) {
            all.add(u2i(space));
            all.add(i2i(space));
        }
        return List.copyOf(all);
    }

    /** Whether the channel with a name has what is nearest to the user as a whole. */
    public static boolean isNearest(String channelName) {
        return channelName.equals(TAG.channelName) || channelName.startsWith(inSpace(U2I, ""));
    }

    /** Names of the families by their codes. */
    public static Map<Character, String> families() {
        return Collections.unmodifiableMap(FAMILIES);
    }

    /** Whether it goes by what items are about, whoever had them. */
    public boolean isContent() {
        return this.equals(TAG) || this.equals(CROSS) || family.equals(I2I.family) || family.equals(U2I);
    }
}
