package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.vector.HalfLives;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelTest {
    @Test
    void everyChannelHasItsOwnName() {
        assertThat(Channel.BUILT_IN.stream().map(Channel::channelName)).doesNotHaveDuplicates();
        assertThat(Channel.HOT.get(1).channelName()).isEqualTo("hot-3d");
        assertThat(Channel.CLUSTER_HOT.get(3).channelName()).isEqualTo("cluster-hot-90d");
        assertThat(Channel.UCF.channelName()).isEqualTo("ucf");
    }

    @Test
    void everyFamilyHasItsOwnLetter() {
        Map<String, Character> letters = new HashMap<>();
        for (Channel channel : Channel.BUILT_IN) {
            Character known = letters.putIfAbsent(channel.family(), channel.code());
            assertThat(known).isIn(null, channel.code());
        }
        assertThat(letters.values()).doesNotHaveDuplicates();
        assertThat(letters.keySet())
                .containsExactlyInAnyOrder(
                        "ucf", "sknn", "icf", "seq", "next", "repeat", "tag", "cross", "i2i", "cluster-hot", "hot");
    }

    @Test
    void channelsOfAFamilyStandTogether() {
        List<String> families = Channel.BUILT_IN.stream().map(Channel::family).toList();
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
