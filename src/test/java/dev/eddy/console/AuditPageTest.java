package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.console.AuditPage.Row;
import dev.eddy.ops.act.Audit;
import dev.eddy.ops.act.Audit.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditPageTest {
    private static Audit audit(String id, long atMillis, Outcome outcome, String detail) {
        return new Audit(id, "anna", atMillis, "forget", List.of("u-9"), 1, outcome, detail);
    }

    @Test
    void anActIsOneRowWithItsOutcomeAndTheLatestActIsTheFirst() {
        List<Row> rows = AuditPage.acts(List.of(
                audit("a", 10, Outcome.ASKED, null),
                audit("b", 20, Outcome.ASKED, null),
                audit("a", 30, Outcome.FAILED, "no checkpoint")));
        assertThat(rows).extracting(Row::id).containsExactly("b", "a");
        assertThat(rows.get(0).endedAtMillis()).as("under way").isNull();
        assertThat(rows.get(1).askedAtMillis()).isEqualTo(10);
        assertThat(rows.get(1).endedAtMillis()).isEqualTo(30);
        assertThat(rows.get(1).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(rows.get(1).detail()).isEqualTo("no checkpoint");
    }
}
