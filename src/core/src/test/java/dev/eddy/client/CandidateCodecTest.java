package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.Lives;
import dev.eddy.control.Question;
import dev.eddy.filter.Mute;
import dev.eddy.serving.Lists;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateCodecTest {
    private static final Version VERSION = new Version(1, 2, 3);
    private static final String LIST = "000000000001.000000000002.000000000003";

    @Test
    void theTextIsTheDocumentedOne() {
        StoredList list =
                list(new Candidate("a b", 2.5f, "ui"), new Candidate("x", 2, "h"), new Candidate("y", .0012f, "ui"));
        assertThat(CandidateCodec.encode(list))
                .isEqualTo(
                        "000000000001.000000000002.000000000003" + ";1700000000000;a%20b,x,y;3;2500,500,1999;ui,h;ABA");
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
                VERSION,
                1L,
                IntStream.range(0, 20_000)
                        .mapToObj(i -> new Candidate(i == 5 ? longId : "item" + i, i % 10_000, "uish"))
                        .toList()));
    }

    /** The largest has four digits, and what is left of the others in its unit. */
    @Test
    void scoresAreWholeNumbersOfAUnit() {
        assertThat(scores(2.5f, 2f, 1.9994f)).isEqualTo("3;2500,500,1");
        assertThat(scores(99_999, 5_000)).as("rounded up to one digit more").isEqualTo("-2;1000,950");
        assertThat(scores(-.5f, -2)).isEqualTo("3;-500,1500");
        assertThat(scores(0, -0f)).isEqualTo("0;0,0");
        assertThat(scores(1e-5f)).isEqualTo("8;1000");
        assertThat(scores(Float.MAX_VALUE, Float.MIN_VALUE)).isEqualTo("-35;3403,3403");
        assertThat(scores(Float.MIN_VALUE)).isEqualTo("48;1401");
        assertThatThrownBy(() -> scores(Float.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void aScoreReadBackIsWithinTheUnitAndWritesTheSameText() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double scale = Math.pow(10, random.nextInt(70) - 35);
            List<Candidate> candidates = random.doubles(5, -1, 1)
                    .mapToObj(share -> new Candidate("i", (float) (share * scale), "u"))
                    .toList();
            String text = CandidateCodec.encode(VERSION, 5, candidates);
            List<Candidate> back = CandidateCodec.decode(text).orElseThrow().candidates();
            assertThat(CandidateCodec.encode(VERSION, 5, back)).isEqualTo(text);
            double unit = CandidateCodec.unit(candidates);
            for (int j = 0; j < back.size(); j++) {
                assertThat((double) back.get(j).score() - candidates.get(j).score())
                        .isBetween(-.501 * unit, .501 * unit);
            }
        }
    }

    @Test
    void anyNumberOfSetsOfChannelsComesBack() {
        assertRoundTrip(new StoredList(
                VERSION,
                1,
                IntStream.range(0, 1_000)
                        .mapToObj(i -> new Candidate("item" + i, 1, Integer.toBinaryString(i)))
                        .toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                ";;;;;;",
                "1.2.3;5;;0;;;",
                LIST,
                LIST + ";x;;0;;;",
                LIST + ";5",
                LIST + ";5;a;0;1;u",
                LIST + ";5;a:1:u",
                LIST + ";5;a;0;1;u;A;1",
                LIST + ";5;a;0;1;u;AA",
                LIST + ";5;a,b;0;1;u;A",
                LIST + ";5;a;0;1,0;u;A",
                LIST + ";5;a;0;1;u;B",
                LIST + ";5;a;0;1;u; ",
                LIST + ";5;a;0;1;u;",
                LIST + ";5;a;x;1;u;A",
                LIST + ";5;a;0;1.5;u;A",
                LIST + ";5;a;99;1;u;A",
                LIST + ";5;%4;0;1;u;A",
                LIST + ";5;%FF;0;1;u;A",
                LIST + ";5;a b;0;1;u;A",
                "00000000000x.000000000002.000000000003;5;;0;;;"
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
        assertThat(ProfileCodec.encode(Lists.PROFILE)).isEqualTo("7;3;8,9;jazz,new%3Bwave%2C%C3%BC,100%25;950;loyal");
        assertThat(ProfileCodec.decode(ProfileCodec.encode(Lists.PROFILE))).contains(Lists.PROFILE);
        assertThat(ProfileCodec.decode("7;3;8,9;jazz;950"))
                .as("without a segment, as once written")
                .contains(new Profile(7, 3, List.of(8, 9), List.of("jazz"), "", List.of(), 950));
        Profile bare = new Profile(-1, 0, List.of(), List.of(), "", List.of(), Question.LAST);
        assertThat(ProfileCodec.decode(ProfileCodec.encode(bare))).contains(bare);
        List<Mute> mutes = List.of(
                new Mute(Mute.Kind.AUTHOR, "a;b:c,d", 1_700_000_000_000L), new Mute(Mute.Kind.TAG, "鍵", Mute.FOREVER));
        Profile muting = new Profile(7, 3, List.of(), List.of(), "", mutes, 950);
        assertThat(ProfileCodec.encode(muting)).endsWith(";950;;author:a%3Bb%3Ac%2Cd:1700000000000,tag:%E9%8D%B5");
        assertThat(ProfileCodec.decode(ProfileCodec.encode(muting))).contains(muting);
        assertThat(ProfileCodec.decode("7;3;;;950;;publisher:x,tag:a").get().mutes())
                .as("one of a later version")
                .containsExactly(new Mute(Mute.Kind.TAG, "a", Mute.FOREVER));
    }

    @Test
    void propensitiesOfExploredPlacesComeBack() {
        StoredList explored =
                list(new Candidate("a", 3, "u"), new Candidate("b", 2, "u", .0325f), new Candidate("c", 1, "i", 1e-9f));
        String text = CandidateCodec.encode(explored);
        assertThat(text).endsWith(";AAB;2:32500,3:1");
        assertThat(CandidateCodec.decode(text).get().candidates())
                .extracting(Candidate::propensity)
                .containsExactly(1f, .0325f, 1e-6f);
        assertThat(CandidateCodec.decode(text + ";of a later version")).isPresent();
        assertThat(CandidateCodec.decode(text + ":x")).as("not a number").isEmpty();
    }

    @Test
    void theVariantIsTheLastColumn() {
        Candidate explored = new Candidate("b", 2, "u", .0325f);
        var plain = new StoredList(VERSION, 5, List.of(new Candidate("a", 3, "u")), "varied");
        var both = new StoredList(VERSION, 5, List.of(new Candidate("a", 3, "u"), explored), "varied");
        assertThat(CandidateCodec.encode(plain)).endsWith(";A;;varied");
        assertThat(CandidateCodec.encode(both)).endsWith(";AA;2:32500;varied");
        assertRoundTrip(plain);
        assertRoundTrip(both);
        assertThat(CandidateCodec.decode(CandidateCodec.encode(both) + ";later"))
                .contains(both);
        String empty = CandidateCodec.encode(new StoredList(VERSION, 5, List.of(), "varied"));
        assertThat(empty).as("readers know an empty list by its end").endsWith(";");
        assertThat(CandidateCodec.decode(empty).get().variant()).isNull();
    }

    @Test
    void bytesAndTextAreThoseOfANaiveEncoder() {
        var encoder = new CandidateEncoder();
        for (int seed : Lives.of("encoded lists", 2_000)) {
            StoredList list = randomList(new Random(seed));
            String text = naive(list);
            assertThat(CandidateCodec.encode(list)).as("life %d", seed).isEqualTo(text);
            assertThat(encoder.encode(list)).as("life %d", seed).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static StoredList randomList(Random random) {
        String[] sets = new String[random.nextInt(4) == 0 ? 300 : 1 + random.nextInt(8)];
        Arrays.setAll(sets, i -> i < 3 ? randomId(random) : Integer.toBinaryString(i));
        double scale = Math.pow(10, random.nextInt(40) - 20);
        boolean isExplored = random.nextBoolean();
        List<Candidate> candidates = IntStream.range(0, random.nextInt(1 + random.nextInt(400)))
                .mapToObj(i -> new Candidate(
                        randomId(random),
                        (float) (scale * random.nextGaussian()),
                        // A copy: sets are the same by their characters.
                        new String(sets[random.nextInt(sets.length)].toCharArray()),
                        isExplored && random.nextInt(5) == 0 ? random.nextFloat() : 1))
                .toList();
        String[] variants = {null, "b", "größer", "実験", "😀"};
        long[] instants = {0, -1, 1_700_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong()};
        return new StoredList(
                new Version(random.nextInt(3), random.nextInt(1_000_000), random.nextLong(1_000_000_000_000L)),
                instants[random.nextInt(instants.length)],
                candidates,
                variants[random.nextInt(variants.length)]);
    }

    private static String randomId(Random random) {
        String[] parts = {"item-", "a b", "x,y;z:", "%41", "ü", "日本語", "Ж", "😀", "\ud800", "\udc00", "\0", "~._-", "7"
        };
        return random.ints(random.nextInt(4), 0, parts.length)
                .mapToObj(i -> parts[i])
                .collect(Collectors.joining());
    }

    private static String naive(StoredList list) {
        List<Candidate> candidates = list.candidates();
        int decimals = CandidateCodec.decimals(candidates);
        List<Long> scores = candidates.stream()
                .map(each -> ScoreFormat.toWhole(each.score(), decimals))
                .toList();
        List<String> sets =
                candidates.stream().map(Candidate::channels).distinct().toList();
        String text = String.join(
                ";",
                "%012d.%012d.%012d"
                        .formatted(
                                list.version().epoch(),
                                list.version().sequence(),
                                list.version().command()),
                "" + list.generatedAtMillis(),
                joined(candidates.stream().map(each -> naive(each.itemId()))),
                "" + decimals,
                joined(IntStream.range(0, scores.size())
                        .mapToObj(i -> "" + (i == 0 ? scores.get(0) : scores.get(i - 1) - scores.get(i)))),
                joined(sets.stream().map(CandidateCodecTest::naive)),
                candidates.stream()
                        .map(each -> "" + (char) ('A' + sets.indexOf(each.channels())))
                        .collect(Collectors.joining()));
        String propensities = joined(IntStream.range(0, candidates.size())
                .filter(i -> candidates.get(i).propensity() < 1)
                .mapToObj(i ->
                        (i + 1) + ":" + Math.max(1, Math.round(candidates.get(i).propensity() * 1e6))));
        if (list.variant() != null && !candidates.isEmpty()) {
            return text + ";" + propensities + ";" + list.variant();
        }
        return propensities.isEmpty() ? text : text + ";" + propensities;
    }

    private static String naive(String id) {
        return id.codePoints()
                .mapToObj(c -> {
                    String text = Character.toString(c);
                    if (text.matches("[A-Za-z0-9_.~-]")) {
                        return text;
                    }
                    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                            ? "%%u%04X".formatted(c)
                            : HexFormat.of()
                                    .withUpperCase()
                                    .withPrefix("%")
                                    .formatHex(text.getBytes(StandardCharsets.UTF_8));
                })
                .collect(Collectors.joining());
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining(","));
    }

    private static void assertRoundTrip(StoredList list) {
        assertThat(CandidateCodec.decode(CandidateCodec.encode(list))).contains(list);
    }

    private static StoredList list(Candidate... candidates) {
        return new StoredList(VERSION, 1_700_000_000_000L, List.of(candidates));
    }

    /** The columns of the scores. */
    private static String scores(float... scores) {
        List<Candidate> candidates = IntStream.range(0, scores.length)
                .mapToObj(i -> new Candidate("i", scores[i], "u"))
                .toList();
        String[] columns = CandidateCodec.encode(VERSION, 5, candidates).split(";", -1);
        return columns[3] + ";" + columns[4];
    }
}
