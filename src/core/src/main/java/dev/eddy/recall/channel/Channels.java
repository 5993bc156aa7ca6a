package dev.eddy.recall.channel;

import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The list of all channels. Its order is that of the ranker's features, of explanations and of the console. */
public final class Channels {
    /** Channels of each vector space, beside that of the tag vectors. */
    public static final int OF_A_SPACE = 2;

    private static final VectorSpace TAG = VectorSpace.ofContent(VectorSpace.TAG, 0);
    private static final VectorSpace ANY = VectorSpace.ofContent("any", 1);
    /** The channels that every job has. */
    public static final List<ChannelInfo> BUILT_IN = infos(of(Options.defaults(NeighbourOptions.class), List.of()));

    private Channels() {}

    /** All channels of a job with these vector spaces, beside that of the tag vectors. */
    public static List<Channel> of(NeighbourOptions options, List<VectorSpace> spaces) {
        List<Channel> all = new ArrayList<>(List.of(
                new SimilarUsersChannel(options),
                new SimilarSessionsChannel(),
                new CoOccurringItemsChannel(),
                new NextInClusterChannel(),
                new NextOverallChannel(),
                new WalkChannel(),
                new ReturningItemsChannel(),
                new NearestItemsChannel(TAG),
                new InterestsChannel(),
                new SimilarItemsChannel(TAG),
                new FreshItemsChannel(options)));
        IntStream.range(0, HalfLives.COUNT).mapToObj(ClusterHotChannel::new).forEach(all::add);
        IntStream.range(0, HalfLives.COUNT).mapToObj(HotChannel::new).forEach(all::add);
        for (VectorSpace space : spaces) {
            all.add(new NearestItemsChannel(space));
            all.add(new SimilarItemsChannel(space));
        }
        return List.copyOf(all);
    }

    /** What the channels of {@link #of} are. */
    public static List<ChannelInfo> infos(List<Channel> channels) {
        return channels.stream().map(Channel::info).toList();
    }

    /** One channel of each family, by the family's code. */
    public static Map<Character, ChannelInfo> byCode() {
        Map<Character, ChannelInfo> byCode = new LinkedHashMap<>();
        infos(of(Options.defaults(NeighbourOptions.class), List.of(ANY)))
                .forEach(info -> byCode.put(info.code(), info));
        return byCode;
    }
}
