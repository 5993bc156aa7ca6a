package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialCommandTest {
    @TempDir
    private Path folder;

    private Path events;
    private Path items;

    @BeforeEach
    void writeFiles() {
        events = CommandRun.events(folder);
        items = CommandRun.items(folder);
    }

    @Test
    void theReportIsPrintedAndWritten() throws Exception {
        Path json = folder.resolve("report.json");
        CommandRun run = CommandRun.of("trial", "--events", events, "--items", items, "--json", json);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("30 clicks scored", "merged", "hot-1d");
        assertThat(Files.readString(json)).contains("\"scored\" : 30", "\"merged\"", "\"hr20\"", "\"ucf\"");
    }

    @Test
    void everythingIsInTheReportThatIsWritten() throws Exception {
        Path json = folder.resolve("report.json");
        assertThat(trial("--json", json, "--refresh", "daily", "--tune", "--tune-runs", 2)
                        .exitCode())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/channels/ucf/hr50").isNumber()).isTrue();
        assertThat(report.at("/channels/hot/mrr20").isNumber()).isTrue();
        assertThat(report.at("/merged/hr10").isNumber()).isTrue();
        assertThat(report.get("baselines").isObject()).isTrue();
        assertThat(report.get("slices")).hasSize(8);
        assertThat(report.at("/stretches/0/hr20/merged").isNumber()).isTrue();
        assertThat(report.at("/coverage/items").asInt()).isEqualTo(8);
        assertThat(report.at("/confidence/merged/hr20/low").isNumber()).isTrue();
        assertThat(report.at("/beyond_popularity/share").isNumber()).isTrue();
        assertThat(report.at("/gains/frozen/rates/hr20").isNumber()).isTrue();
        assertThat(report.at("/tuning/given_hr20").isNumber()).isTrue();
    }

    @Test
    void listsMadeOnceADayAreComparedWithLiveOnes() {
        assertThat(trial("--refresh", "daily").out()).contains("lists made at midnight UTC");
        assertThat(trial("--refresh", "live").out()).doesNotContain("midnight");
        CommandRun run = trial("--refresh", "weekly");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--refresh", "live", "daily", "weekly");
    }

    @Test
    void theJobsOptionsAreTried() {
        assertThat(trial("-D", "internal.interest.weights.click=0").err()).contains("nothing to score");
        Path conf = CommandRun.write(folder.resolve("eddy.yaml"), "internal.interest.weights.click: 0\n");
        assertThat(trial("--conf", conf).err()).contains("nothing to score");
        assertThat(trial("-D", "catalog.dimension=3").exitCode()).isZero();
        assertBad(
                trial("-D", "internal.neighbours.recents=0"), "internal.neighbours.recents is 0; allowed: 1 to 10000");
        assertBad(trial("-D", "neighbours.recnets=1"), "did you mean internal.neighbours.recents?");
        assertThat(trial("--redis", "localhost:6379").err()).contains("Unknown option");
    }

    @Test
    void vectorsOfOtherSpacesAreTried() throws Exception {
        Path vectors = CommandRun.write(
                folder.resolve("item-vectors.jsonl"),
                IntStream.range(0, 8)
                        .mapToObj("{\"space\":\"title\",\"item_id\":\"i%d\",\"vector\":[1,0]}\n"::formatted)
                        .collect(Collectors.joining()));
        Path json = folder.resolve("report.json");
        assertThat(trial(
                                "--item-vectors",
                                vectors,
                                "-D",
                                "catalog.spaces=title:2",
                                "-D",
                                "retrieval.search-every=1 min",
                                "--gain",
                                "--json",
                                json)
                        .exitCode())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/channels/u2i:title/hr20").asDouble()).isPositive();
        assertThat(report.at("/slices/0/vectors/i2i:title/hr20").isNumber()).isTrue();
        assertThat(report.at("/gains/without-vectors/ratio/hr20/value").isNumber())
                .isTrue();
        assertBad(trial("--gain"), "--gain: nothing to measure without --train-items or --item-vectors");
        assertBad(trial("--item-vectors", vectors), "item-vectors.jsonl line 1: unknown space title");
    }

    @Test
    void aSpaceToTrainHasToBeNamedAndUsed() {
        String search = "retrieval.search-every=1 min";
        assertBad(trial("--train-items", "item2vec"), "--train-items item2vec: nothing would use the vectors");
        assertBad(
                trial("--train-items", "item2vec", "-D", search),
                "--train-items item2vec: no such space of behaviour with two dimensions or more; name it in catalog.spaces");
        assertBad(
                trial("--train-items", "item2vec", "-D", search, "-D", "catalog.spaces=item2vec:8"),
                "--train-items item2vec: no such space of behaviour");
        assertBad(
                trial(
                        "--train-items",
                        "towers",
                        "--trainer",
                        folder.resolve("none.jar"),
                        "-D",
                        search,
                        "-D",
                        "catalog.spaces=towers:8:tower"),
                "the trainer is not at " + folder.resolve("none.jar"));
        String space = "catalog.spaces=item2vec:8:behaviour";
        assertThat(trial("--train-items", "item2vec", "-D", search, "-D", space).exitCode())
                .isZero();
    }

    @Test
    void networksAreNoBaselinesWithoutATrainer() {
        assertBad(
                trial("--with-neural", "--trainer", folder.resolve("none.jar")),
                "the trainer is not at " + folder.resolve("none.jar"));
    }

    @Test
    void usersAreClusteredInAnotherSpaceThatHasVectorsByThen() throws Exception {
        Path vectors = CommandRun.write(
                folder.resolve("item-vectors.jsonl"),
                IntStream.range(0, 8)
                        .mapToObj(i -> "{\"space\":\"title\",\"item_id\":\"i%d\",\"vector\":[1,%d]}\n".formatted(i, i))
                        .collect(Collectors.joining()));
        String space = "catalog.spaces=title:2";
        assertThat(trial("--space", "title", "--clusters", 2, "--item-vectors", vectors, "-D", space)
                        .exitCode())
                .isZero();
        assertBad(
                trial("--space", "title", "--clusters", 2, "--item-vectors", vectors, "--gain", "-D", space),
                "--gain: users are clustered by vectors that the other lists do not have");
        assertBad(trial("--space", "title", "-D", space), "--space title: give a number of --clusters, too");
        assertBad(trial("--by", "rules"), "--by rules: give a number of --clusters");
        assertBad(
                trial("--by", "rules", "--clusters", 2, "--space", "title", "-D", space),
                "only with the vectors of tags, but --space or catalog.centre-space is title");
        assertBad(
                trial("--space", "titel", "--clusters", 2, "-D", space),
                "catalog.centre-space is titel; allowed: tag, or");
        assertBad(
                trial("--space", "title", "--clusters", 2, "-D", space),
                "2 clusters need as many vectors, got 0 from the first events; take fewer; the space has no vectors by then without --item-vectors");
    }

    @Test
    void repeatsAreScoredWhenAskedFor() throws Exception {
        String first = Files.readString(events);
        Path again = CommandRun.write(
                folder.resolve("again.jsonl"),
                first + first.replace("\"ts\":16", "\"ts\":18").replace("\"ts\":17", "\"ts\":19"));
        CommandRun run = CommandRun.of("trial", "--events", again, "--items", items, "--repeats");
        assertThat(run.out()).contains("trial --repeats", "70 clicks scored of 80 events", "baseline own-favourites");
        assertThat(trial().out()).doesNotContain("own-favourites", "trial --");
    }

    @Test
    void clicksBeforeADateAreNotScored() {
        // The last click of each of the ten users.
        assertThat(trial("--score-from", "2023-11-14T22:13:19.991Z").out()).contains("10 clicks scored of 40 events");
        assertThat(trial("--score-from", "2023-11-14").out()).contains("30 clicks scored of 40 events");
        assertBad(
                trial("--score-from", "2023-11-15"),
                "--score-from 2023-11-15T00:00:00Z: the last event of " + events + " is of 2023-11-14T22:13:20Z");
        for (String wrong : new String[] {"yesterday", "2023-13-01", "1700000000000", "2023-11-14T22:13", ""}) {
            CommandRun run = trial("--score-from", wrong);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--score-from", "write 2013-06-01 or 2013-06-01T12:00:00Z");
        }
    }

    @Test
    void onlyClicksWithinASessionAreScoredWhenAskedFor() throws Exception {
        assertThat(trial("--next-only").out())
                .contains(
                        "trial --next-only",
                        "only at most 30 minutes after the user's click before",
                        "30 clicks scored");
        // A user's clicks are now ten hours apart.
        Path slow = CommandRun.write(
                folder.resolve("slow.jsonl"),
                IntStream.range(0, 40)
                        .mapToObj(i -> "{\"user_id\":\"u%d\",\"item_id\":\"i%d\",\"type\":\"click\",\"ts\":%d}\n"
                                .formatted(i % 10, i / 10, CommandRun.LAST_CLICK_MILLIS + i * 3_600_000L))
                        .collect(Collectors.joining()));
        assertBad(
                CommandRun.of("trial", "--events", slow, "--items", items, "--next-only"),
                "slow.jsonl: nothing to score: no user clicks a second item within 30 minutes");
    }

    @Test
    void theSeedSaysWhichUsersAreSampled() {
        String one = trial("--sample", .5).out();
        assertThat(trial("--sample", .5, "--seed", 1).out()).isEqualTo(one);
        assertThat(IntStream.range(2, 6).mapToObj(seed -> scored(trial("--sample", .5, "--seed", seed))))
                .anyMatch(scored -> !scored.equals(scored(trial("--sample", .5))));
        assertThat(trial("--seed", "x").exitCode()).isEqualTo(2);
    }

    private static String scored(CommandRun run) {
        return run.out()
                .lines()
                .filter(line -> line.contains("clicks scored"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutTagsTheTrialSaysWhatIsMissing() throws Exception {
        CommandRun without = trial("--as", "without-tags");
        assertThat(without.exitCode()).isZero();
        assertThat(without.err().lines()).containsExactly(CommandRun.NO_CONTENT);
        assertThat(without.out()).contains("trial --as without-tags", "30 clicks scored", "baseline item-cf");
    }

    @Test
    void aLogIsMadeIntoAnotherOne() {
        assertThat(trial("--as", "permuted,sessions").out())
                .contains("trial --as sessions,permuted", "30 clicks scored");
        assertBad(
                trial("--as", "permuted", "--item-vectors", items),
                "--as permuted: --item-vectors has the ids of before");
        CommandRun wrong = trial("--as", "weeks");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--as", "weeks", "split-topic");
    }

    @Test
    void channelsThatAreSwitchedOffAreNotPrinted() {
        assertThat(trial().out().lines())
                .noneMatch(line -> line.matches("(tag|cross|i2i)\\b.*"))
                .noneMatch(line -> line.contains("HR@20 of searches by vectors"));
        assertThat(trial("-D", "retrieval.search-every=1 min").out().lines())
                .anyMatch(line -> line.startsWith("tag "))
                .noneMatch(line -> line.startsWith("cross "))
                .anyMatch(line -> line.contains("HR@20 of searches by vectors"));
    }

    @Test
    void ratiosAreWritten() throws Exception {
        Path json = folder.resolve("report.json");
        assertThat(trial("--json", json, "--repeats", "--score-from", "2023-11-14")
                        .exitCode())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/ratios/item-cf/hr20/low").isNumber()).isTrue();
        assertThat(report.at("/ratios/popularity-1d/mrr20/value").isNumber()).isTrue();
        assertThat(report.at("/channel_ratios/icf/item-cf/hr20/value").isNumber())
                .isTrue();
        assertThat(report.at("/channel_ratios/sknn/vmis-knn-uncut").isMissingNode())
                .isFalse();
        assertThat(report.get("off_channels")).hasSize(3);
        assertThat(report.at("/channels/tag/hr20").isNumber()).isTrue();
        assertThat(report.at("/protocol/repeats").asBoolean()).isTrue();
        assertThat(report.at("/protocol/next_only").asBoolean()).isFalse();
        assertThat(report.at("/protocol/score_from").asText()).isEqualTo("2023-11-14T00:00:00Z");
        assertThat(report.at("/protocol/sample").asDouble()).isEqualTo(1);
        assertThat(report.at("/protocol/seed").asInt()).isEqualTo(1);
        assertThat(report.at("/protocol/as").asText()).isEmpty();
    }

    @Test
    void aLogWithoutTagsIsTriedAndOneLineSaysWhatIsMissing() {
        Path plain = CommandRun.itemsWithoutTags(folder);
        for (String clusters : List.of("auto", "2")) {
            CommandRun run = CommandRun.of("trial", "--events", events, "--items", plain, "--clusters", clusters);
            assertThat(run.exitCode()).isZero();
            assertThat(run.err().lines()).containsExactly(CommandRun.NO_CONTENT);
            assertThat(run.out()).contains("30 clicks scored");
        }
        assertThat(trial().err()).isEmpty();
    }

    @Test
    void tuningSaysWhetherItHelped() {
        CommandRun run = trial("--tune", "--tune-runs", 1);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("tuned in 1 runs on the first 20 events", "Tuning did not help");
        assertBad(trial("--tune", "--tune-runs", 0), "--tune-runs");
    }

    @Test
    void aPlotIsDrawn() throws Exception {
        Path png = folder.resolve("plot.png");
        Path svg = folder.resolve("PLOT.SVG");
        assertThat(trial("--plot", png).exitCode()).isZero();
        assertThat(trial("--plot", svg).exitCode()).isZero();
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1_920);
        // The colours of the merged list and of another line; letters are drawn as shapes.
        assertThat(Files.readString(svg)).contains("<svg", "rgb(68,119,170)", "rgb(136,136,136)", "</svg");
    }

    @Test
    void aPlotOfAnotherKindIsRefusedBeforeTheFilesAreRead() {
        Path missing = folder.resolve("missing.jsonl");
        for (Path plot : List.of(folder.resolve("plot.pdf"), folder.resolve("plot"))) {
            assertBad(CommandRun.of("trial", "--events", missing, "--items", items, "--plot", plot), ".png or .svg");
        }
        Path nowhere = folder.resolve("no-such-folder/plot.png");
        assertBad(CommandRun.of("trial", "--events", missing, "--items", items, "--plot", nowhere), "--plot");
    }

    @Test
    void eventsThatAreNotInTheOrderOfTimeAreRefused() throws Exception {
        List<String> lines = Files.readAllLines(events);
        Collections.swap(lines, 4, 5);
        Path unsorted = CommandRun.write(folder.resolve("unsorted.jsonl"), String.join("\n", lines));
        assertBad(CommandRun.of("trial", "--events", unsorted, "--items", items), "unsorted.jsonl line 6");
    }

    @Test
    void eventsOnUnknownItemsAreCounted() throws Exception {
        Path fewer = CommandRun.write(
                folder.resolve("fewer.jsonl"),
                String.join("\n", Files.readAllLines(items).subList(0, 4)));
        CommandRun run = CommandRun.of("trial", "--events", events, "--items", fewer);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("of 40 events, 20 of them on items that are not in the catalogue");
    }

    @Test
    void filesThatDoNotBelongTogetherAreRefused() {
        Path others = CommandRun.write(folder.resolve("others.jsonl"), "{\"item_id\":\"x\",\"tags\":[\"jazz\"]}");
        assertBad(CommandRun.of("trial", "--events", events, "--items", others), "others.jsonl; give the items");
    }

    @Test
    void eventsWithNothingToScoreAreRefused() throws Exception {
        // Ten users, one click each.
        Path few = CommandRun.write(
                folder.resolve("few.jsonl"),
                String.join("\n", Files.readAllLines(events).subList(0, 10)));
        assertBad(CommandRun.of("trial", "--events", few, "--items", items), "few.jsonl: nothing to score");
        Path more = CommandRun.write(
                folder.resolve("more.jsonl"),
                String.join("\n", Files.readAllLines(events).subList(0, 20)));
        assertBad(CommandRun.of("trial", "--events", more, "--items", items, "--tune"), "--tune has nothing to score");
    }

    @Test
    void eventsOfAnotherSchemaAreRefusedAtTheFirstLine() {
        Path other = CommandRun.write(folder.resolve("other.jsonl"), "{\"uid\":1,\"movie\":2,\"stars\":5}\n");
        assertBad(CommandRun.of("trial", "--events", other, "--items", items), "other.jsonl line 1: no user_id");
    }

    @Test
    void badClustersAreBadUsage() {
        for (String clusters : new String[] {"0", "-1", "many", "1.5", ""}) {
            CommandRun run = CommandRun.of("trial", "--events", events, "--items", items, "--clusters", clusters);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--clusters", "auto or a positive number");
        }
        CommandRun tooMany = CommandRun.of("trial", "--events", events, "--items", items, "--clusters", 500);
        assertBad(tooMany, "--clusters 500");
    }

    @Test
    void badFilesAreBadInput() throws Exception {
        Path missing = folder.resolve("missing.jsonl");
        assertBad(CommandRun.of("trial", "--events", missing, "--items", items), "missing.jsonl: no such file");
        assertBad(CommandRun.of("trial", "--events", events, "--items", missing), "missing.jsonl: no such file");
        assertBad(
                CommandRun.of("trial", "--events", events, "--items", items, "--tag-vectors", missing),
                "missing.jsonl: no such file");
        Path empty = CommandRun.write(folder.resolve("empty.jsonl"), "\n");
        assertBad(CommandRun.of("trial", "--events", empty, "--items", items), "empty.jsonl: holds no events");
        assertBad(CommandRun.of("trial", "--events", events, "--items", empty), "empty.jsonl: holds no items");
        assertBad(
                CommandRun.of("trial", "--events", CommandRun.cutGzip(events), "--items", items),
                "middle of the compressed data");
        Path garbage = CommandRun.write(folder.resolve("garbage.jsonl.gz"), "no gzip");
        assertBad(CommandRun.of("trial", "--events", garbage, "--items", items), "not a gzip file");
        assertBad(CommandRun.of("trial", "--events", folder, "--items", items), folder + "");
    }

    @Test
    void aCorruptFileIsToldFromOneOfAnotherSchema() throws Exception {
        byte[] zipped = zip(Files.readAllBytes(events));
        // Of the lines' text, so that what comes out is no JSON but still a text.
        zipped[zipped.length / 2] ^= 0x55;
        Path corrupt = Files.write(folder.resolve("corrupt.jsonl.gz"), zipped);
        assertBad(CommandRun.of("trial", "--events", corrupt, "--items", items), "the file is corrupt");
    }

    private static byte[] zip(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        }
        return bytes.toByteArray();
    }

    @Test
    void aReportThatCannotBeWrittenIsFoundBeforeTheFilesAreRead() {
        Path json = folder.resolve("no-such-folder/report.json");
        Path missing = folder.resolve("missing.jsonl");
        assertBad(CommandRun.of("trial", "--events", missing, "--items", items, "--json", json), "--json");
        assertBad(CommandRun.of("trial", "--events", missing, "--items", items, "--json", folder), "--json");
    }

    private CommandRun trial(Object... more) {
        List<Object> words = new ArrayList<>(List.of("trial", "--events", events, "--items", items));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray());
    }

    private static void assertBad(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains(message)
                .doesNotContain("Exception");
    }
}
