package dev.eddy.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The shipped alert rules. */
final class AlertRules {
    static final Path SHIPPED = Path.of("flink-conf", "prometheus-alerts.yaml");

    /** A range, an offset, or how long an alert must hold. */
    private static final Pattern DURATION = Pattern.compile("(\\[|\\boffset |\\bfor: )(\\d+)([smhd])");

    private static final Map<String, Long> MILLIS =
            Map.of("s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private final String text;
    private final List<Rule> rules;

    /** One of them; what it does not say is empty. */
    record Rule(String alert, String expr, String holdFor, String severity, String summary, String description) {}

    private AlertRules(String text, List<Rule> rules) {
        this.text = text;
        this.rules = rules;
    }

    static AlertRules shipped() throws IOException {
        String text = Files.readString(SHIPPED);
        List<Rule> rules = new ArrayList<>();
        for (JsonNode group : new YAMLMapper().readTree(text).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                rules.add(new Rule(
                        rule.path("alert").asText(),
                        rule.path("expr").asText(),
                        rule.path("for").asText(),
                        rule.path("labels").path("severity").asText(),
                        rule.path("annotations").path("summary").asText(),
                        rule.path("annotations").path("description").asText()));
            }
        }
        return new AlertRules(text, List.copyOf(rules));
    }

    List<Rule> rules() {
        return rules;
    }

    List<String> names() {
        return rules.stream().map(Rule::alert).toList();
    }

    /** The file, word for word but for its durations, which are so many times shorter. */
    String hastened(int times) {
        return DURATION.matcher(text)
                .replaceAll(found ->
                        found.group(1) + Long.parseLong(found.group(2)) * MILLIS.get(found.group(3)) / times + "ms");
    }
}
