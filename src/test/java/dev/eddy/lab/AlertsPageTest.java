package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.GeneratedPage;
import dev.eddy.Page;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on alerts is what the shipped rules say. */
class AlertsPageTest {
    private static final Pattern ALERT = Pattern.compile("`(Eddy[A-Z]\\w+)`");

    @Test
    void thePageIsWhatTheRulesSay() throws Exception {
        StringBuilder table = new StringBuilder();
        table.append(GeneratedPage.row("alert", "severity", "fires after", "summary"))
                .append("|---|---|---|---|\n");
        StringBuilder details = new StringBuilder();
        for (AlertRules.Rule rule : AlertRules.shipped().rules()) {
            table.append(GeneratedPage.row(
                    "[`%s`](#%s)".formatted(rule.alert(), rule.alert().toLowerCase(Locale.ROOT)),
                    rule.severity(),
                    rule.holdFor(),
                    plain(rule.summary())));
            details.append("\n## ").append(rule.alert()).append("\n\n");
            details.append(plain(rule.description())).append("\n\n");
            details.append("```promql\n").append(rule.expr().strip()).append("\n```\n");
        }
        GeneratedPage.check("alerts.md", "alerts", table.toString() + details);
    }

    @Test
    void thePageOnTestingHasTheFaultOfEveryAlert() throws Exception {
        Set<String> tested = ALERT.matcher(Page.of("testing.md").prose())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(AlertRules.shipped().names());
    }

    @Test
    void thePagesNameAlertsThatExist() throws Exception {
        Set<String> named = Page.all().stream()
                .flatMap(page -> ALERT.matcher(page.prose()).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(AlertRules.shipped().names()).containsAll(named);
    }

    /** Without the templates: a label becomes its name, the value N. */
    private static String plain(String text) {
        return text.replaceAll("\\{\\{[^}]*\\$labels\\.(\\w+)[^}]*\\}\\}", "`$1`")
                .replaceAll("\\{\\{ \\$value[^}]*\\}\\}", "N")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
