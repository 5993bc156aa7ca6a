package dev.eddy.tools;

import dev.eddy.GeneratedPage;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/** The page on commands is what {@code --help} says. */
class CommandsPageTest {
    @Test
    void thePageIsWhatTheHelpSays() {
        StringBuilder table = new StringBuilder();
        table.append(GeneratedPage.row("command", "purpose")).append("|---|---|\n");
        StringBuilder usages = new StringBuilder();
        add(Eddy.commandLine(), table, usages);
        GeneratedPage.check("commands.md", "commands", table + "\n" + usages);
    }

    private static void add(CommandLine command, StringBuilder table, StringBuilder usages) {
        for (CommandLine sub : command.getSubcommands().values()) {
            if (sub.getCommand() instanceof HelpCommand) {
                continue;
            }
            String name = sub.getCommandSpec().qualifiedName().replaceFirst("^eddy ", "");
            String[] description = sub.getCommandSpec().usageMessage().description();
            String purpose = String.format(String.join(" ", description));
            table.append(GeneratedPage.row(
                    "[`%s`](#%s)".formatted(name, name.replace(' ', '-')), purpose.replaceFirst("(?<=\\.) .*", "")));
            usages.append("## ").append(name).append("\n\n```text\n");
            usages.append(sub.getUsageMessage(Ansi.OFF).stripTrailing().replaceAll("(?m) +$", ""))
                    .append("\n```\n\n");
            add(sub, table, usages);
        }
    }
}
