package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.Channel;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.items.NeighbourOptions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoScreenTest {
    static List<Channel> channels() {
        return Channels.of(Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofContent("title", 8)));
    }

    @ParameterizedTest
    @MethodSource("channels")
    void theLegendSaysWhatEachChannelsCodeMeans(Channel channel) {
        assertThat(", " + DemoScreen.LEGEND).contains(", " + channel.info().code() + " ");
    }
}
