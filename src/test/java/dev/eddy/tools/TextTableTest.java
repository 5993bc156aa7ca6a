package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.command.TextTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void numbersStandToTheRight() {
        var out = new StringWriter();
        var table = new TextTable("n", "name");
        table.row(9, "nine");
        table.row(10, "ten");
        table.print(new PrintWriter(out));
        assertThat(out.toString().lines()).containsExactly(" n  name", " 9  nine", "10  ten");
    }

    @Test
    void whatOthersWroteCannotMoveTheCursorOrFillTheScreen() {
        assertThat(TextTable.shown("a\u001b[2J\nb")).isEqualTo("a·[2J·b");
        assertThat(TextTable.shown("x".repeat(100))).hasSize(60).endsWith("…");
    }

    @Test
    void listsSpeakOfChannelsAndAgesInWords() {
        assertThat(ListView.channels("uich?")).isEqualTo("ucf icf cluster-hot hot ?");
        assertThat(ListView.age(-5)).isEqualTo("0.0 s");
        assertThat(ListView.age(1_500)).isEqualTo("1.5 s");
        assertThat(ListView.age(150_000)).isEqualTo("2 min");
        assertThat(ListView.age(3 * 86_400_000L)).isEqualTo("3 days");
    }
}
