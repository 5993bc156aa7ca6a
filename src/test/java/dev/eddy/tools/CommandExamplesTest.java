package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.eddy.Page;
import dev.eddy.job.GivenOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParseResult;

/** The commands in the README and the pages are ones that Eddy has, with options that they take. */
class CommandExamplesTest {
    private static final Set<String> OF_OTHER_PROGRAMS =
            Set.of("--build-arg", "--configDir", "--command-config", "--reader-property", "--property");
    private static final Path TUTORIAL = Path.of("target", "tutorial");

    static Stream<Page.Block> blocks() {
        return Stream.of("sh", "crontab").flatMap(Page::blocks);
    }

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyCommandInABlockIsOneOfEddys(Page.Block block) {
        ShellCommands.of(block.text()).stream()
                .filter(CommandExamplesTest::startsEddy)
                .forEach(words -> parse(CommandRun.arguments(words)));
    }

    /** In the text, with {@code java -jar target/eddy.jar} left out, and perhaps what else it needs. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandInTheTextIsOneOfEddys(Page page) {
        var commands = Eddy.commandLine().getSubcommands().keySet();
        for (String code : page.codes()) {
            List<List<String>> script = ShellCommands.of(code);
            if (script.size() == 1 && startsEddy(script.get(0))) {
                parse(CommandRun.arguments(script.get(0)));
            } else if (script.size() == 1 && commands.contains(script.get(0).get(0))) {
                parseInText(script.get(0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyOptionOfACommandThatIsNamedExists(Page page) {
        Set<String> options = new HashSet<>(OF_OTHER_PROGRAMS);
        addOptions(Eddy.commandLine(), options);
        assertThat(page.codes())
                .filteredOn(code -> code.matches("--[a-z].*"))
                .map(code -> code.replaceFirst("[ =].*", ""))
                .isSubsetOf(options);
    }

    private static void addOptions(CommandLine command, Set<String> options) {
        options.addAll(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(sub -> addOptions(sub, options));
    }

    /** Those that need no server, in the order of the page. */
    @Test
    void theTutorialsCommandsDoWhatItSays() throws Exception {
        Files.createDirectories(TUTORIAL);
        List<List<String>> commands = Page.of("tutorial.md").blocks().stream()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> ShellCommands.of(block.text()).stream())
                .filter(CommandExamplesTest::startsEddy)
                .map(CommandRun::arguments)
                .filter(words -> List.of("world", "trial").contains(words.get(0)))
                .toList();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(2).allSatisfy(words -> {
            CommandRun run = CommandRun.of(words.toArray());
            assertThat(run.exitCode()).as(run.err()).isZero();
        });
    }

    private static boolean startsEddy(List<String> words) {
        int jar = words.indexOf("-jar") + 1;
        return jar > 0 && words.get(jar).matches(".*eddy(-serve)?\\.jar");
    }

    private static void parseInText(List<String> words) {
        try {
            parse(words);
        } catch (MissingParameterException e) {
            assertThat(e.getMissing()).as("only parameters are left out").isNotEmpty();
        }
    }

    private static void parse(List<String> words) {
        ParseResult parsed = Eddy.commandLine().parseArgs(words.toArray(String[]::new));
        parsed.asCommandLineList().forEach(CommandExamplesTest::checkOptions);
    }

    private static void checkOptions(CommandLine command) {
        var option = command.getCommandSpec().findOption("-D");
        if (option != null) {
            List<String> given = new ArrayList<>();
            Map<String, String> options = option.getValue();
            options.forEach((key, value) -> given.addAll(List.of("-D", key + "=" + value)));
            var job = new GivenOptions();
            CommandLine.populateCommand(job, given.toArray(String[]::new));
            assertThatCode(job::options).doesNotThrowAnyException();
        }
    }
}
