package dev.eddy.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.vector.HalfLives;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChannelTest {
    @Test
    void everyChannelHasItsOwnName() {
        assertThat(Stream.of(Channel.values()).map(Channel::channelName)).doesNotHaveDuplicates();
        assertThat(Channel.HOT_3D.channelName()).isEqualTo("hot-3d");
        assertThat(Channel.CLUSTER_HOT_90D.channelName()).isEqualTo("cluster-hot-90d");
        assertThat(Channel.UCF.channelName()).isEqualTo("ucf");
    }

    @Test
    void everyFamilyHasItsOwnLetter() {
        Map<String, Character> letters = new HashMap<>();
        for (Channel channel : Channel.values()) {
            Character known = letters.putIfAbsent(channel.family(), channel.letter());
            assertThat(known).isIn(null, channel.letter());
        }
        assertThat(letters.values()).doesNotHaveDuplicates();
        assertThat(letters.keySet())
                .containsExactlyInAnyOrder("ucf", "icf", "seq", "next", "tag", "cross", "i2i", "cluster-hot", "hot");
    }

    @Test
    void channelsOfAFamilyStandTogether() {
        List<String> families = Stream.of(Channel.values()).map(Channel::family).toList();
        for (String family : families) {
            assertThat(families.subList(families.indexOf(family), families.lastIndexOf(family) + 1))
                    .containsOnly(family);
        }
    }

    @Test
    void thereIsAHotChannelForEachHalfLife() {
        for (List<Channel> family : List.of(Channel.HOT, Channel.CLUSTER_HOT)) {
            assertThat(family).hasSize(HalfLives.COUNT);
            for (int i = 0; i < HalfLives.COUNT; i++) {
                assertThat(family.get(i).channelName())
                        .isEqualTo(family.get(i).family() + "-" + HalfLives.days(i) + "d");
            }
        }
    }
}
