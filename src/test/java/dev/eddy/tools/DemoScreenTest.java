package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.recall.items.Channel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoScreenTest {
    static List<Channel> channels() {
        return Channel.all(List.of("title"));
    }

    @ParameterizedTest
    @MethodSource("channels")
    void theLegendSaysWhatEachChannelsLetterMeans(Channel channel) {
        assertThat(", " + DemoScreen.LEGEND).contains(", " + channel.code() + " ");
    }
}
