package dev.eddy.recall.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.recall.items.Channel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetrievalOptionsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<Channel> ALL = Channel.all(List.of("title"));

    @Test
    void asShippedNoChannelGoesByVectors() {
        assertThat(off(RetrievalOptions.defaults())).isEqualTo("tag cross i2i u2i:title i2i:title");
    }

    @Test
    void searchingTurnsOnWhatIsNearToUsers() {
        assertThat(off(RetrievalOptions.defaults().searching(MINUTE))).isEqualTo("cross i2i i2i:title");
        assertThat(off(RetrievalOptions.defaults().searching(MINUTE).crossing(3)))
                .isEqualTo("i2i i2i:title");
    }

    @Test
    void interestsAreNotSearchedForWithoutSearching() {
        assertThat(off(RetrievalOptions.defaults().crossing(3))).contains("cross");
    }

    @Test
    void relatingTurnsOnWhatIsSimilarToItems() {
        assertThat(off(RetrievalOptions.defaults().relating(MINUTE))).isEqualTo("tag cross u2i:title");
    }

    private static String off(RetrievalOptions options) {
        return ALL.stream()
                .filter(channel -> !options.isOn(channel))
                .map(Channel::channelName)
                .collect(Collectors.joining(" "));
    }
}
