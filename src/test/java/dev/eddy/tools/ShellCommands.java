package dev.eddy.tools;

import java.util.ArrayList;
import java.util.List;

/** Splits a shell script into its simple commands, as far as examples in documentation need it. */
final class ShellCommands {
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word;
    /** Whether the next word is the file of a redirection. */
    private boolean redirects;

    private ShellCommands() {}

    /** The commands of a script, each with its words; redirections and comments are left out. */
    static List<List<String>> of(String script) {
        var shell = new ShellCommands();
        shell.read(script.replaceAll("\\\\\n", " "));
        return shell.commands;
    }

    private void read(String script) {
        char quote = 0;
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                word = word == null ? new StringBuilder() : word;
            } else if (c == '#' && word == null) {
                i = script.indexOf('\n', i) - 1;
            } else if (c == ' ' || c == '\t') {
                endWord();
            } else if ("\n;&|".indexOf(c) >= 0) {
                endCommand();
            } else if (c == '<' || c == '>') {
                endWord();
                redirects = true;
            } else {
                word = word == null ? new StringBuilder() : word;
                word.append(c);
            }
        }
        endCommand();
    }

    private void endWord() {
        if (word != null && !redirects) {
            words.add(word.toString());
        }
        redirects &= word == null;
        word = null;
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(words);
        }
        words = new ArrayList<>();
        redirects = false;
    }
}
