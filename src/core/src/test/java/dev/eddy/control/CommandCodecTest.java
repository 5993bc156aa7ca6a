package dev.eddy.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.control.Command.Phase;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandCodecTest {
    @Test
    void theVersionsOfASpaceAreOneOrder() {
        var both = new SpaceVersions("item2vec", 7, 6);
        assertThat(decoded(record(CommandCodec.versionsKey("item2vec"), CommandCodec.versions(both)))
                        .value())
                .isEqualTo(both);
        var one = new SpaceVersions("item2vec", 0, SpaceVersions.NONE);
        assertThat(decoded(record(CommandCodec.versionsKey("item2vec"), CommandCodec.versions(one)))
                        .value())
                .isEqualTo(one);
    }

    @Test
    void aRebuildComesBackAsItWasSent() {
        Parsed<Control> control = decoded(record(
                CommandCodec.rebuildKey("r1"),
                CommandCodec.rebuild(Phase.EMIT, true, true, 98L, Duration.ofMillis(5))));
        assertThat(control.value())
                .isEqualTo(new Command("r1", 8, Phase.EMIT, true, true, new Command.Lists(98, true, 5)));
    }

    @Test
    void aRebuildTypedByHandDoesBothPhasesAsOfNow() {
        assertThat(decode(
                                "rebuild:x",
                                "{\"command\":\"rebuild\",\"as_of\":null,\"note\":\"unknown fields are ignored\"}")
                        .value())
                .isEqualTo(new Command("x", 8, Phase.BOTH, false, false, new Command.Lists(99, false, Command.EVER)));
    }

    @Test
    void anInstantInTheFutureIsNow() {
        assertThat(((Command) decode("rebuild:x", "{\"command\":\"rebuild\",\"as_of\":9223372036854775807}")
                                .value())
                        .asOfMillis())
                .isEqualTo(99);
    }

    @Test
    void listsAreMadeAnewAsOfNow() {
        assertThat(decoded(record(CommandCodec.rebuildKey("store"), CommandCodec.rebuildOfTheLists(Duration.ofDays(7))))
                        .value())
                .isEqualTo(new Command(
                        "store", 8, Phase.EMIT, false, false, new Command.Lists(99, false, 7 * 86_400_000L)));
    }

    @Test
    void aUserIsForgottenUpToTheRecordsAppendTime() {
        assertThat(decoded(record(CommandCodec.forgetKey("ü:1"), CommandCodec.forget("ü:1")))
                        .value())
                .isEqualTo(new ForgetUser("ü:1", 8, 99));
    }

    @Test
    void anItemIsTakenDownUntilTheRecordIsCleared() {
        assertThat(decoded(record(CommandCodec.takeDownKey("i"), CommandCodec.takeDown("i")))
                        .value())
                .isEqualTo(new TakeDown("i", true));
        assertThat(decoded(record(CommandCodec.takeDownKey("i"), null)).value()).isEqualTo(new TakeDown("i", false));
    }

    @Test
    void aVariantStartsAndEnds() {
        var variant = new Variant(
                "varied",
                0,
                .1,
                "ü7",
                Map.of("scoring.variety", "strong", "scoring.exploration", ".1"),
                List.of("i2i"));
        VariantOrder start = VariantOrder.start(variant);
        assertThat(decoded(record(CommandCodec.variantKey("varied"), CommandCodec.variant(start)))
                        .value())
                .isEqualTo(start);
        VariantOrder end = VariantOrder.end("varied");
        assertThat(decoded(record(CommandCodec.variantKey("varied"), CommandCodec.variant(end)))
                        .value())
                .isEqualTo(end);
        assertThat(decoded(record(CommandCodec.variantKey("varied"), null)).value())
                .as("a record without a value")
                .isEqualTo(end);
    }

    @Test
    void fencesAndClearedCommandsAskForNothing() {
        assertThat(decoded(record(utf8("fence:x"), CommandCodec.fence())).isIgnored())
                .isTrue();
        assertThat(decoded(record(CommandCodec.rebuildKey("x"), null)).isIgnored())
                .isTrue();
        assertThat(decoded(record(CommandCodec.forgetKey("x"), null)).isIgnored())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rebuild:x  | {                                                 | malformed JSON",
                "rebuild:x  | [1]                                               | not a JSON object",
                "rebuild:x  | {}                                                | no command",
                "rebuild:x  | {'command': 7.5}                                  | command is not text",
                "rebuild:x  | {'command': 'dance'}                              | dance; there are rebuild, forget",
                "rebuild:x  | {'command': 'rebuild', 'phase': 'later'}          | unknown phase: later",
                "rebuild:x  | {'command': 'rebuild', 'as_of': 'noon'}           | as_of is not an instant",
                "rebuild:x  | {'command': 'rebuild', 'as_of': -1}               | as_of is not an instant",
                "rebuild:x  | {'command': 'rebuild', 'active_within_ms': -1}    | active_within_ms is not a whole"
                        + " number",
                "rebuild:x  | {'command': 'rebuild', 'canonical': 'yes'}        | canonical is neither true nor false",
                "forget:u   | {'command': 'forget'}                             | no user_id, which forget needs",
                "forget:u   | {'command': 'forget', 'user_id': 'v'}             | the key is not forget:user_id",
                "u          | {'command': 'forget', 'user_id': 'u'}             | the key is not forget:user_id",
                "takedown:i | {'command': 'takedown', 'item_id': ''}            | no item_id",
                "versions:s | {'command': 'versions', 'space': 's'}              | no in_use",
                "versions:s | {'command': 'versions', 'space': 's', 'in_use': -1} | in_use is not a whole number",
                "versions:t | {'command': 'versions', 'space': 's', 'in_use': 1} | the key is not versions:space",
                "takedown:i | {'command': 'takedown', 'item_id': 'i', 'x': {    | malformed JSON",
                "variant:a  | {'command': 'variant'}                            | no name, which variant needs",
                "variant:b  | {'command': 'variant', 'name': 'a'}               | the key is not variant:name",
                "variant:a  | {'command': 'variant', 'name': 'a'}               | from and to are not a part",
                "variant:A  | {'command': 'end-variant', 'name': 'A'}           | the name is not 1 to 32",
                "variant:a  | {'command': 'variant', 'name': 'a', 'from': '0'}  | from is not a number",
                "variant:a  | {'command': 'variant', 'name': 'a', 'options': 1} | options is not an object",
                "variant:a  | {'command': 'variant', 'name': 'a', 'from': 0, 'to': 1, 'options': {'x': 'y'}} | no option x",
            })
    void whatIsNoCommandSaysWhy(String key, String json, String reason) {
        assertThat(decode(key, json.replace('\'', '"')).reason()).contains(reason);
    }

    @Test
    void theIdOfARebuildIsNoLongerThanAnId() {
        String longest = "x".repeat(256);
        assertThat(((Command) decode("rebuild:" + longest, "{\"command\": \"rebuild\"}")
                                .value())
                        .id())
                .isEqualTo(longest);
        assertThat(decode("rebuild:" + longest + "x", "{\"command\": \"rebuild\"}")
                        .reason())
                .isEqualTo("the id in the key is over 256 bytes");
    }

    @Test
    void aCommandNeedsAKey() {
        assertThat(decoded(record(null, CommandCodec.forget("u"))).reason()).contains("no key");
        assertThat(decoded(record(utf8("takedown:"), null)).reason()).contains("no item_id");
    }

    private static Parsed<Control> decode(String key, String json) {
        return decoded(record(utf8(key), utf8(json)));
    }

    private static Parsed<Control> decoded(KafkaRecord record) {
        return CommandCodec.decode(record, 8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static KafkaRecord record(byte[] key, byte[] value) {
        return new KafkaRecord("recall-control", 0, 7, 99, key, value);
    }
}
