package dev.eddy.recall.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.cluster.FilterOptions.Seen;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.vector.HalfLives;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<Channel> ALL =
            Channels.of(Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofContent("title", 8)));

    @Test
    void everyChannelHasItsOwnName() {
        assertThat(Channels.infos(ALL)).extracting(ChannelInfo::name).doesNotHaveDuplicates();
    }

    @Test
    void everyFamilyHasItsOwnCode() {
        Map<String, Character> codes = new HashMap<>();
        for (ChannelInfo channel : Channels.infos(ALL)) {
            Character known = codes.putIfAbsent(channel.family(), channel.code());
            assertThat(known).isIn(null, channel.code());
        }
        assertThat(codes.values()).doesNotHaveDuplicates();
        assertThat(Channels.byCode()).containsOnlyKeys(codes.values());
    }

    @Test
    void channelsOfAFamilyStandTogether() {
        List<String> families =
                Channels.BUILT_IN.stream().map(ChannelInfo::family).toList();
        for (String family : families) {
            assertThat(families.subList(families.indexOf(family), families.lastIndexOf(family) + 1))
                    .containsOnly(family);
        }
    }

    @Test
    void thereIsAHotChannelForEachHalfLife() {
        for (int i = 0; i < HalfLives.COUNT; i++) {
            assertThat(Channels.BUILT_IN)
                    .extracting(ChannelInfo::name)
                    .contains("hot-" + HalfLives.days(i) + "d", "cluster-hot-" + HalfLives.days(i) + "d");
        }
    }

    @Test
    void asShippedNoChannelGoesByVectors() {
        assertThat(off(Options.defaults(RetrievalOptions.class))).isEqualTo("tag cross i2i u2i:title i2i:title");
    }

    @Test
    void searchingTurnsOnItemsNearToUsers() {
        assertThat(off(Options.defaults(RetrievalOptions.class).searching(MINUTE)))
                .isEqualTo("cross i2i i2i:title");
        assertThat(off(Options.with(
                        Options.defaults(RetrievalOptions.class).searching(MINUTE),
                        Map.of("internal.retrieval.interests", 3))))
                .isEqualTo("i2i i2i:title");
    }

    @Test
    void interestsAreNotSearchedForWithoutSearching() {
        assertThat(off(Options.with(
                        Options.defaults(RetrievalOptions.class), Map.of("internal.retrieval.interests", 3))))
                .contains("cross");
    }

    @Test
    void relatingTurnsOnSimilarItems() {
        assertThat(off(Options.defaults(RetrievalOptions.class).relating(MINUTE)))
                .isEqualTo("tag cross u2i:title");
    }

    @Test
    void nothingReturnsWhereSeenItemsStayHidden() {
        var forever = Options.defaults(FilterOptions.class).with(Seen.FOREVER);
        assertThat(off(forever, Options.defaults(RetrievalOptions.class))).contains("repeat");
    }

    private static String off(RetrievalOptions retrieval) {
        return off(Options.defaults(FilterOptions.class), retrieval);
    }

    private static String off(FilterOptions filter, RetrievalOptions retrieval) {
        return ALL.stream()
                .filter(channel -> !channel.isOn(filter, retrieval))
                .map(channel -> channel.info().name())
                .collect(Collectors.joining(" "));
    }
}
