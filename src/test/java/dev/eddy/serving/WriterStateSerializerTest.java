package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.Candidate;
import dev.eddy.client.Profile;
import dev.eddy.control.Question;
import dev.eddy.recall.Candidates;
import dev.eddy.record.Version;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriterStateSerializerTest {
    private final WriterStateSerializer serializer = new WriterStateSerializer();

    @Test
    void anyStateComesBack() throws IOException {
        List<Candidate> list = List.of(new Candidate("ü;\0😀\ud800", Float.MIN_VALUE, "u"), new Candidate("", -1f, ""));
        assertRoundTrip(new WriterState(List.of(), false, List.of()));
        assertRoundTrip(new WriterState(List.of(), true, List.of(new StoreMark("w", "7", 1, 2, Long.MAX_VALUE))));
        assertRoundTrip(new WriterState(
                List.of(
                        Lists.of("日本", 5, list, Map.of("ucf", list, "hot", List.of())),
                        new Candidates("", Version.NONE, 0, List.of(), Map.of(), null, 0),
                        Lists.of("x".repeat(100_000), Long.MAX_VALUE)),
                true,
                List.of()));
    }

    @Test
    void whatVersionOneWroteIsReadToday() throws IOException {
        List<Candidate> list = List.of(new Candidate("ü", .5f, "ui"), new Candidate("i-1", -1, "h"));
        Candidates ann = Lists.of("ann", 5, list, Map.of("ucf", list));
        Profile profile = ann.profile();
        var withoutInstant = new Profile(
                profile.cluster(), profile.centreVersion(), profile.nextClusters(), profile.topTags(), Question.LAST);
        var state = new WriterState(
                List.of(new Candidates(
                        ann.userId(),
                        ann.version(),
                        ann.generatedAtMillis(),
                        ann.merged(),
                        ann.channels(),
                        withoutInstant,
                        ann.appendedAtMillis())),
                true,
                List.of());
        String written = "010000000104616e6e00000000000000000000000000000005000000000000000000000000000003ed00000000"
                + "000003840000000202fc013f00000003756904692d31bf800000026800000001047563660000000202fc013f00"
                + "000003756904692d31bf8000000268010000000700000000000000030000000200000008000000090000000305"
                + "6a617a7a0b6e65773b776176652cfc010531303025";
        assertThat(serializer.deserialize(1, HexFormat.of().parseHex(written))).isEqualTo(state);
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> serializer.deserialize(3, new byte[0])).isInstanceOf(IOException.class);
    }

    private void assertRoundTrip(WriterState state) throws IOException {
        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(state)))
                .isEqualTo(state);
    }
}
