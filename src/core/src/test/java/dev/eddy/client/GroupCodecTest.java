package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupCodecTest {
    private static final GroupProfile PROFILE = new GroupProfile(
            1_750_000_000_000L,
            5_000,
            20,
            List.of(new TagShare("jazz", .25f), new TagShare("new;wave,ü:", .125f)),
            List.of("Kind of Blue", "a,b"),
            List.of("i-1"),
            List.of(.6f, -.8f));

    @Test
    void aWrittenProfileIsRead() {
        Map<String, String> fields = GroupCodec.fields(PROFILE);
        assertThat(fields)
                .containsEntry("profile", "1750000000000;5000;20")
                .containsEntry("tags", "jazz:0.25,new%3Bwave%2C%C3%BC%3A:0.125")
                .containsEntry("typical", "Kind%20of%20Blue,a%2Cb")
                .containsEntry("rising", "i-1")
                .containsEntry("direction", "0.6,-0.8");
        assertThat(GroupCodec.profile(fields)).contains(PROFILE);
    }

    @Test
    void aGroupOfNobodyIsRead() {
        var nobody = new GroupProfile(1, 0, 0, List.of(), List.of(), List.of(), List.of());
        assertThat(GroupCodec.profile(GroupCodec.fields(nobody))).contains(nobody);
    }

    @ParameterizedTest
    @CsvSource({"profile, 1;2", "profile, 1;2;x", "tags, jazz", "typical, %zz", "direction, one"})
    void foreignTextReadsAsAbsent(String field, String text) {
        Map<String, String> fields = new HashMap<>(GroupCodec.fields(PROFILE));
        fields.put(field, text);
        assertThat(GroupCodec.profile(fields)).isEmpty();
        assertThat(GroupCodec.profile(Map.of())).isEmpty();
    }
}
