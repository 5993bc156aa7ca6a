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
    /** The channels that every job has. */
    public static final List<ChannelInfo> BUILT_IN = infos(of(Options.defaults(NeighbourOptions.class), List.of()));

    private Channels() {}

    /** All channels of a job with vector spaces of these names, beside that of the tag vectors. */
    public static List<Channel> of(NeighbourOptions options, List<String> spaces) {
        List<Channel> all = new ArrayList<>(List.of(
                new SimilarUsersChannel(options),
                new SimilarSessionsChannel(),
                new CoOccurringItemsChannel(),
                new NextInClusterChannel(),
                new NextOverallChannel(),
                new ReturningItemsChannel(),
                new NearestItemsChannel(VectorSpace.TAG),
                new InterestsChannel(),
                new SimilarItemsChannel(VectorSpace.TAG)));
        IntStream.range(0, HalfLives.COUNT).mapToObj(ClusterHotChannel::new).forEach(all::add);
        IntStream.range(0, HalfLives.COUNT).mapToObj(HotChannel::new).forEach(all::add);
        for (String space : spaces) {
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
        infos(of(Options.defaults(NeighbourOptions.class), List.of("any")))
                .forEach(info -> byCode.put(info.code(), info));
        return byCode;
    }

    /** Whether this is the name, or begins with the name, of a channel of a vector space that a job may have. */
    public static boolean isOfASpace(String name) {
        return name.startsWith(NearestItemsChannel.IN_SPACE) || name.startsWith(SimilarItemsChannel.IN_SPACE);
    }
}
