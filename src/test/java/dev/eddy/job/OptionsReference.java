package dev.eddy.job;

import dev.eddy.option.Declaration;
import dev.eddy.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The sample file and the reference page of the options, made from their declarations. */
final class OptionsReference {
    private static final int WIDTH = 120;

    private static final String HEAD = """
            # The job's options, each with its default. Give the file to the job by --conf; what you leave out keeps its default, and
            # -D KEY=VALUE sets one option over the file. Durations need a unit: ms, s, min, h or d. Nothing in here is a secret.
            # This file is generated from the options' declarations, as is src/site/markdown/options.md.
            """;

    private static final String PAGE = """
            # Options

            The job takes its options from a file, `--conf FILE`, and one by one, `-D KEY=VALUE`, which comes before the file. An
            option that is not given has its default. `flink-conf/eddy.yaml` is a file with all of them. Keys may be nested, as
            there, or joined by dots, as here. Durations need a unit: `ms`, `s`, `min`, `h` or `d`.

            %s
            ## Internal constants

            These are constants of collaborative filtering, ranking and batching. You need not know them to operate the job. The
            defaults were chosen with `trial` on two unlike streams: one of news, one of a library. `trial --tune` looks for better
            values on your own events. Set one as any other option, for example `-D internal.neighbours.window=20`; the key begins
            with `internal.`, because a new version may rename a constant or drop it.

            %s""";

    private final Collection<Options.Setting> all;

    OptionsReference(JobOptions options) {
        all = Options.of(options).values();
    }

    /** Options that an operator knows. */
    List<Options.Setting> operators() {
        return all.stream()
                .filter(setting -> !setting.declaration().isInternal())
                .toList();
    }

    String yaml() {
        var yaml = new StringBuilder(HEAD);
        List<String> open = List.of();
        for (Options.Setting setting : operators()) {
            List<String> path = Arrays.asList(setting.declaration().key().split("\\.", -1));
            for (int depth = 0; depth < path.size() - 1; depth++) {
                if (open.size() <= depth || !open.subList(0, depth + 1).equals(path.subList(0, depth + 1))) {
                    yaml.append(depth == 0 ? "\n" : "")
                            .append("  ".repeat(depth))
                            .append(path.get(depth))
                            .append(":\n");
                }
            }
            open = path.subList(0, path.size() - 1);
            String indent = "  ".repeat(open.size());
            Declaration option = setting.declaration();
            yaml.append(comment(indent, option.text()))
                    .append(option.allowed().isEmpty() ? "" : comment(indent, "Allowed: " + option.allowed() + "."))
                    .append(indent)
                    .append(path.get(open.size()))
                    .append(": ")
                    .append(setting.text().isEmpty() ? "\"\"" : setting.text())
                    .append('\n');
        }
        return yaml.toString();
    }

    private static String comment(String indent, String text) {
        var comment = new StringBuilder();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (indent.length() + 1 + line.length() + 1 + word.length() > WIDTH) {
                comment.append(indent).append('#').append(line).append('\n');
                line.setLength(0);
            }
            line.append(' ').append(word);
        }
        return comment.append(indent).append('#').append(line).append('\n').toString();
    }

    String page() {
        Map<Boolean, List<Options.Setting>> parts = all.stream()
                .collect(Collectors.partitioningBy(
                        setting -> setting.declaration().isInternal()));
        return PAGE.formatted(table(parts.get(false)), table(parts.get(true)));
    }

    private static String table(List<Options.Setting> settings) {
        Map<String, List<Options.Setting>> declared = settings.stream()
                .collect(Collectors.groupingBy(
                        setting -> setting.declaration().option().key(), LinkedHashMap::new, Collectors.toList()));
        List<String> rows =
                new ArrayList<>(List.of(row("option", "default", "allowed", "what it is"), "|---|---|---|---|"));
        declared.forEach((key, values) -> {
            Declaration option = values.get(0).declaration();
            boolean isMap = !option.key().equals(key);
            rows.add(row(
                    code(isMap ? key + ".NAME" : key),
                    isMap ? numbers(key, values) : code(values.get(0).text()),
                    option.allowed(),
                    option.text()));
        });
        return String.join("\n", rows) + "\n";
    }

    /** Those that are not 0, then the names of the others. */
    private static String numbers(String key, List<Options.Setting> values) {
        Map<Boolean, List<Options.Setting>> isZero =
                values.stream().collect(Collectors.partitioningBy(value -> Double.parseDouble(value.text()) == 0));
        String set = isZero.get(false).stream()
                .map(value -> code(name(key, value)) + " " + value.text().replaceAll("\\.0$", ""))
                .collect(Collectors.joining(", "));
        return set + "; 0: "
                + isZero.get(true).stream().map(value -> code(name(key, value))).collect(Collectors.joining(", "));
    }

    private static String name(String key, Options.Setting value) {
        return value.declaration().key().substring(key.length() + 1);
    }

    private static String code(String text) {
        return text.isEmpty() ? "empty" : "`" + text + "`";
    }

    private static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
