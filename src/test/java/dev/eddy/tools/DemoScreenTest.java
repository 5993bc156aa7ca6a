package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.neighbours.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoScreenTest {
    @ParameterizedTest
    @EnumSource
    void theLegendSaysWhatEachChannelsLetterMeans(Channel channel) {
        assertThat(", " + DemoScreen.LEGEND).contains(", " + channel.letter() + " ");
    }
}
