package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.control.Question;
import dev.eddy.record.Version;
import dev.eddy.serving.Lists;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateCodecTest {
    @Test
    void theTextIsTheDocumentedOne() {
        StoredList list = list(new Candidate("a b", 0.123456f, "ui"), new Candidate("x", 12f, "h"));
        assertThat(CandidateCodec.encode(list))
                .isEqualTo("000000000001.000000000002.000000000003;1700000000000;a%20b:0.12346:ui,x:12:h");
    }

    @Test
    void anEmptyListComesBack() {
        assertRoundTrip(list());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ü",
                "日本語",
                "😀",
                "a;b",
                "a:b",
                "a,b",
                "%41",
                "\0",
                "\n",
                "{x}",
                "\ud800",
                "a\udc00b",
                " ",
                "~._-"
            })
    void anyIdComesBack(String id) {
        assertRoundTrip(list(new Candidate(id, 1f, "u"), new Candidate("other", 0.5f, id)));
        assertThat(IdCodec.encode(id)).matches("[A-Za-z0-9_.~%-]*");
    }

    @Test
    void aHugeListComesBack() {
        String longId = "é".repeat(10_000);
        assertRoundTrip(new StoredList(
                new Version(1, 2, 3),
                1L,
                IntStream.range(0, 20_000)
                        .mapToObj(i -> new Candidate(i == 5 ? longId : "item" + i, i, "uish"))
                        .toList()));
    }

    @Test
    void scoresKeepFiveSignificantDigits() {
        assertThat(IntStream.range(0, 11)
                        .mapToObj(i -> score(new float[] {
                                    0f,
                                    -0f,
                                    1f,
                                    -2.5f,
                                    0.000123456f,
                                    1e-5f,
                                    99999.9f,
                                    1234567f,
                                    1e7f,
                                    Float.MAX_VALUE,
                                    Float.MIN_VALUE
                                }
                                [i])))
                .containsExactly(
                        "0",
                        "0",
                        "1",
                        "-2.5",
                        "0.00012346",
                        "1E-5",
                        "100000",
                        "1234600",
                        "1E7",
                        "3.4028E38",
                        "1.4013E-45");
    }

    @Test
    void aScoreReadBackIsWithinItsDigitsAndWritesTheSameText() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            float score = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(score) && Math.abs(score) < 3e38f) {
                String text = score(score);
                float back = Float.parseFloat(text);
                assertThat(score(back)).isEqualTo(text);
                double allowed = Math.max(Math.abs(score) * 5.1e-5, Float.MIN_VALUE);
                assertThat(Math.abs((double) back - score)).isLessThanOrEqualTo(allowed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                ";;",
                "1.2.3;5;",
                "000000000001.000000000002.000000000003",
                "000000000001.000000000002.000000000003;x;",
                "000000000001.000000000002.000000000003;5;a",
                "000000000001.000000000002.000000000003;5;a:1",
                "000000000001.000000000002.000000000003;5;a:b:c",
                "000000000001.000000000002.000000000003;5;a:1:u,",
                "000000000001.000000000002.000000000003;5;%4:1:u",
                "000000000001.000000000002.000000000003;5;%FF:1:u",
                "000000000001.000000000002.000000000003;5;a b:1:u",
                "00000000000x.000000000002.000000000003;5;"
            })
    void malformedTextReadsAsAbsent(String text) {
        assertThat(CandidateCodec.decode(text)).isEmpty();
        assertThat(ProfileCodec.decode(text)).isEmpty();
    }

    @Test
    void nullReadsAsAbsent() {
        assertThat(CandidateCodec.decode(null)).isEmpty();
        assertThat(ProfileCodec.decode(null)).isEmpty();
    }

    @Test
    void versionsAreInOrderAsText() {
        List<Version> ascending = List.of(
                Version.NONE,
                new Version(0, 0, 1),
                new Version(0, 9, 0),
                new Version(0, 10, 0),
                new Version(1, 0, 0),
                new Version(999_999_999_999L, 999_999_999_999L, 999_999_999_999L));
        assertThat(ascending.stream().map(VersionCodec::encode)).isSorted().allMatch(text -> text.length() == 38);
        assertThat(ascending.stream().map(VersionCodec::encode).map(VersionCodec::decode))
                .isEqualTo(ascending);
        assertThatThrownBy(() -> VersionCodec.encode(new Version(0, 1_000_000_000_000L, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void profilesComeBack() {
        assertThat(ProfileCodec.encode(Lists.PROFILE)).isEqualTo("7;3;8,9;jazz,new%3Bwave%2C%C3%BC,100%25;950");
        assertThat(ProfileCodec.decode(ProfileCodec.encode(Lists.PROFILE))).contains(Lists.PROFILE);
        Profile bare = new Profile(-1, 0, List.of(), List.of(), Question.LAST);
        assertThat(ProfileCodec.decode(ProfileCodec.encode(bare))).contains(bare);
    }

    private static void assertRoundTrip(StoredList list) {
        assertThat(CandidateCodec.decode(CandidateCodec.encode(list))).contains(list);
    }

    private static StoredList list(Candidate... candidates) {
        return new StoredList(new Version(1, 2, 3), 1_700_000_000_000L, List.of(candidates));
    }

    private static String score(float score) {
        AsciiBuffer out = new AsciiBuffer(1);
        ScoreFormat.append(out, score);
        return out.toString();
    }
}
