package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.Candidate;
import dev.eddy.client.Profile;
import dev.eddy.client.Version;
import dev.eddy.codec.Layouts;
import dev.eddy.filter.Mute;
import dev.eddy.recall.Candidates;
import java.io.IOException;
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
                        Lists.mergedInto("ann", "", 7),
                        Lists.of("x".repeat(100_000), Long.MAX_VALUE)),
                true,
                List.of()));
    }

    @Test
    void statesOfAllVersionsAreRead() throws IOException {
        var profile = new Profile(7, 3, List.of(8), List.of("jazz", "鍵"), "", List.of(), 950);
        List<Candidate> list = List.of(new Candidate("i-1", 1.5f, "ui"));
        var ann = new Candidates("ünal", new Version(1, 300, 2), 1_000, list, Map.of("ucf", list), profile, 900);
        assertKept("writer-state", ann);
        var mutes = List.of(new Mute(Mute.Kind.CATEGORY, "鍵", 950));
        List<Candidate> explored = List.of(new Candidate("i-1", 1.5f, "ui", .25f));
        var muting = new Profile(7, 3, List.of(8), List.of("jazz"), "", mutes, 950);
        assertKept(
                "muting-writer-state",
                new Candidates("ünal", new Version(1, 300, 2), 1_000, explored, Map.of(), muting, 900));
        assertKept(
                "variant-writer-state",
                new Candidates(
                        "ünal", new Version(1, 300, 2), 1_000, explored, Map.of(), profile, null, 900, "varied"));
        assertKept("merged-writer-state", Lists.mergedInto("鍵", "ann", 5));
    }

    private void assertKept(String name, Candidates lists) throws IOException {
        var state = new WriterState(List.of(lists), true, List.of(new StoreMark("w", "7", 1, 2, 3)));
        Layouts.assertKept(name, serializer.getVersion(), serializer.serialize(state), serializer::deserialize, state);
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> serializer.deserialize(99, new byte[0])).isInstanceOf(IOException.class);
    }

    private void assertRoundTrip(WriterState state) throws IOException {
        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(state)))
                .isEqualTo(state);
    }
}
