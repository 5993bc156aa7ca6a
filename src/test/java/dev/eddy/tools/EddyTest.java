package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class EddyTest {
    static Stream<List<String>> everyCommand() {
        List<List<String>> paths = new ArrayList<>();
        collect(Eddy.commandLine(), List.of(), paths);
        return paths.stream();
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> paths) {
        paths.add(path);
        command.getSubcommands().forEach((name, sub) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(sub, longer, paths);
        });
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandHasHelp(List<String> path) {
        List<String> words = new ArrayList<>(path);
        words.add("--help");
        CommandRun run = CommandRun.of(words.toArray());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: eddy");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "centres", "show", "nonsense", "trial", "centres train --version 1", "topics --partitions x"
            })
    void badUsageIsToldOnStderrWithAHint(String words) {
        CommandRun run = CommandRun.of((Object[]) words.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).containsAnyOf("Usage: eddy", "Did you mean: eddy");
    }

    @Test
    void aMissingArgumentIsNamedInAFewLines() {
        CommandRun run = CommandRun.of("explain", "ann");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines().toList())
                .hasSizeLessThan(8)
                .first()
                .asString()
                .contains("ITEM");
        assertThat(run.err()).contains("eddy explain --help");
    }

    @Test
    void theVersionIsTold() {
        assertThat(CommandRun.of("--version").out()).startsWith("eddy ");
        assertThat(CommandRun.of("topics", "--version").out()).startsWith("eddy ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topics --partitions 0",
                "topics --replication 0",
                "topics --bootstrap-servers nowhere",
                "show item i1 --bootstrap-servers no.such.host.invalid:9092",
                "centres list --bootstrap-servers :::"
            })
    void badBrokerOptionsAreOneLine(String words) {
        CommandRun run = CommandRun.of((Object[]) words.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains("--");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show user u1 --redis localhost:1",
                "show cluster 3 --redis localhost:1",
                "show user u1 --redis localhost",
                "show user u1 --redis localhost:99999",
                "show user u1 --prefix a:b",
                "show user u1 --top 0",
                "show user u1 --items no-such-file.jsonl"
            })
    void badRedisOptionsAreOneLine(String words) {
        CommandRun run = CommandRun.of((Object[]) words.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "de", "tr"})
    void numbersAreInEnglishWhateverTheLanguageOfTheMachine(String language, @TempDir Path folder) {
        String impression = "{\"user_id\":\"u\",\"item_id\":\"i\",\"type\":\"impression\",\"ts\":"
                + CommandRun.LAST_CLICK_MILLIS + "}\n";
        Path events = CommandRun.write(folder.resolve("events.jsonl"), impression.repeat(1_234));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            CommandRun.assertBad(CommandRun.of("policy-value", "--log", events), "none of 1,234 impressions");
        } finally {
            Locale.setDefault(before);
        }
    }
}
