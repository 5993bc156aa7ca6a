package dev.eddy.training.process;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line such as {@code step 120 of 4000, loss 3.21}, by which a training process tells how far it is. */
public record ProgressLine(long step, long steps, double loss) {
    private static final Pattern PATTERN =
            Pattern.compile("step (\\d{1,18}) of (\\d{1,18}), loss (\\d{1,9}\\.\\d{1,9})");

    public String text() {
        return String.format(Locale.ROOT, "step %d of %d, loss %.4f", step, steps, loss);
    }

    /** Reads a line; null for one that tells something else. */
    public static ProgressLine parse(String line) {
        Matcher parts = PATTERN.matcher(line);
        return parts.matches()
                ? new ProgressLine(
                        Long.parseLong(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        Double.parseDouble(parts.group(3)))
                : null;
    }
}
