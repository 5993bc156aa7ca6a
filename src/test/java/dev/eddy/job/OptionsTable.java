package dev.eddy.job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of the page on options, made from the options file. */
final class OptionsTable {
    private final OptionsFile file;

    OptionsTable(OptionsFile file) {
        this.file = file;
    }

    String markdown() {
        List<String> rows = new ArrayList<>();
        rows.add(row("option", "default", "what it is"));
        rows.add("|---|---|---|");
        String weights = null;
        for (OptionsFile.Option option : file.options()) {
            if (option.weights() == null) {
                rows.add(row(code(option.key()), value(option.value()), option.comment()));
            } else if (!option.weights().equals(weights)) {
                weights = option.weights();
                rows.add(row(code(weights), weights(weights), file.sections().get(weights)));
            }
        }
        return String.join("\n", rows) + "\n";
    }

    private String weights(String key) {
        List<OptionsFile.Option> all = file.options().stream()
                .filter(option -> key.equals(option.weights()))
                .toList();
        String named = all.stream()
                .filter(option -> Double.parseDouble(option.value()) != 0)
                .map(option -> code(option.weight()) + " " + option.value().replaceAll("\\.0$", ""))
                .collect(Collectors.joining(", "));
        String others = all.stream()
                .filter(option -> Double.parseDouble(option.value()) == 0)
                .map(option -> code(option.weight()))
                .collect(Collectors.joining(", "));
        return named + "; 0: " + others;
    }

    private static String value(String value) {
        return value.isEmpty() ? "empty" : code(value);
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String row(String... cells) {
        return "| "
                + List.of(cells).stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | "))
                + " |";
    }
}
