package dev.eddy.option;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and a unit. */
final class DurationText {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}) ?(ms|s|min|h|d)");

    private record Unit(String name, long millis) {}

    /** The longest first. */
    private static final List<Unit> UNITS = List.of(
            new Unit("d", 86_400_000),
            new Unit("h", 3_600_000),
            new Unit("min", 60_000),
            new Unit("s", 1_000),
            new Unit("ms", 1));

    private DurationText() {}

    /** @throws IllegalArgumentException when it is no duration */
    static Duration parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        long count = Long.parseLong(matcher.group(1));
        Unit unit = UNITS.stream()
                .filter(each -> each.name.equals(matcher.group(2)))
                .findFirst()
                .orElseThrow();
        return Duration.ofMillis(unit.millis).multipliedBy(count);
    }

    /** In the longest unit of which it is a whole number. */
    static String write(Duration duration) {
        long millis = duration.toMillis();
        Unit unit = UNITS.stream()
                .filter(each -> millis != 0 && millis % each.millis == 0)
                .findFirst()
                .orElse(UNITS.get(UNITS.size() - 1));
        return millis / unit.millis + " " + unit.name;
    }
}
